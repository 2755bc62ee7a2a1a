"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextInput } from "@/components/ui/text-input";
import { saveTermAction } from "@/lib/city/glossary/actions";

const NAMES = ["termId", "explanationId", "termEn", "explanationEn"] as const;

type TermFormProps = {
  sending?: string;
  term: { id: string; version: number } | null;
  values: Record<(typeof NAMES)[number], string>;
  storageKey: string;
};

export function TermForm({ sending, term, values, storageKey }: TermFormProps) {
  const t = useTranslations("Glossary");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={saveTermAction}
      fields={NAMES.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={term ? { id: term.id } : sending ? { sending } : {}}
      basis={term ? { name: "version", value: String(term.version) } : null}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <TextInput {...field("termId")} label={t("termId")} lang="id" autoComplete="off" />
          <TextArea {...field("explanationId")} label={t("explanationId")} lang="id" rows={3} />
          <TextInput {...field("termEn")} label={t("termEn")} lang="en" autoComplete="off" />
          <TextArea {...field("explanationEn")} label={t("explanationEn")} lang="en" rows={3} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
