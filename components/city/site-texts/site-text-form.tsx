"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { saveSiteTextAction } from "@/lib/city/site-texts/actions";

const NAMES = ["textId", "textEn"] as const;

type SiteTextFormProps = {
  id: string;
  version: number;
  values: Record<(typeof NAMES)[number], string>;
  storageKey: string;
};

export function SiteTextForm({ id, version, values, storageKey }: SiteTextFormProps) {
  const t = useTranslations("SiteTexts");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={saveSiteTextAction}
      fields={NAMES.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <TextArea {...field("textId")} label={t("textId")} help={t("emptyHelp")} rows={5} lang="id" />
          <TextArea {...field("textEn")} label={t("textEn")} rows={5} lang="en" />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
