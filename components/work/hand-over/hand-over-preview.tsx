"use client";
import { useLocale, useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Preview } from "@/lib/work/hand-over/mutations";

/** What goes to whom, before it does. Of another choice the mark is another, and it is shown anew. */
export function HandOverPreview({ preview, mark }: { preview: Preview; mark: string }) {
  const t = useTranslations("HandOverForms");
  const locale = useLocale();
  return (
    <Notice
      announce
      title={t("previewTitle")}
      actions={
        <SubmitButton name="intent" value="confirm" pendingLabel={t("confirming")}>
          {t("confirm")}
        </SubmitButton>
      }
    >
      <input type="hidden" name="mark" key={mark} defaultValue={mark} />
      {preview.map(({ receiver, items }) => (
        <div key={receiver} className="mt-3">
          <p className="font-medium">
            {t("count", { count: items.length })} {t("to", { name: receiver })}
          </p>
          <ul className="list-disc ps-5 text-sm">
            {items.map(({ kind, code, nameId, nameEn }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is never changed, with codes that repeat.
              <li key={index} className="wrap-anywhere">
                {[t(`kinds.${kind}`), code].filter(Boolean).join(" ")}: {locale === "en" ? nameEn : nameId}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Notice>
  );
}
