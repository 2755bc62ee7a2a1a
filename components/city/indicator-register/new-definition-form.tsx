"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea, TextInput } from "@/components/ui/text-input";
import { defineAnewAction } from "@/lib/city/indicator-register/actions";
import { DEFINITION_NAMES, DefinitionFields, useDefinitionWords } from "./definition-fields";

type NewDefinitionFormProps = { id: string; version: number; values: Record<string, string>; storageKey: string };

/** From which day it is measured otherwise, why, and how. */
export function NewDefinitionForm({ id, version, values, storageKey }: NewDefinitionFormProps) {
  const t = useTranslations("IndicatorForm");
  const forms = useTranslations("Forms");
  const words: Record<string, Record<string, string>> = useDefinitionWords();
  const names = ["validFrom", "reason", "breaks", ...DEFINITION_NAMES] as const;
  return (
    <EntryForm
      action={defineAnewAction}
      fields={names.map((name) => ({ name, label: t(name), saved: values[name] ?? "", words: words[name] }))}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <TextInput {...field("validFrom")} label={t("validFrom")} help={t("validFromHelp")} type="date" />
          <TextArea {...field("reason")} label={t("reason")} help={t("reasonHelp")} rows={3} />
          <Checkbox
            key={`breaks ${field("breaks").defaultValue}`}
            name="breaks"
            value="true"
            label={t("breaks")}
            help={t("breaksHelp")}
            error={field("breaks").error}
            defaultChecked={field("breaks").defaultValue === "true"}
          />
          <DefinitionFields field={field} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("defineAnew")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
