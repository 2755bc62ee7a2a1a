import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { getFocus } from "@/lib/city/programme-register/queries";

type FocusNoticeProps = { focus: Awaited<ReturnType<typeof getFocus>> };

/** More active programmes on a pillar than people can look after, by the city's own bound. */
export function FocusNotice({ focus: { mostActive, pillars } }: FocusNoticeProps) {
  const t = useTranslations("Focus");
  const over = pillars.filter((pillar) => pillar.over);
  if (mostActive === null || over.length === 0) return null;
  return (
    <Notice tone="warning" title={t("title")}>
      <p>{t("body", { bound: mostActive })}</p>
      <ul className="list-disc ps-5">
        {over.map(({ code, name, active }) => (
          <li key={code}>{t("pillar", { name, active })}</li>
        ))}
      </ul>
    </Notice>
  );
}
