"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, Select, TextInput } from "@/components/ui/text-input";
import { createInstrumentAction, endInstrumentAction } from "@/lib/evaluation/instrument-versions/actions";

/** An instrument that is made from nothing. */
export function NewInstrumentForm({ values }: { values: Record<"scaleMin" | "scaleMax" | "decimals", string> }) {
  const t = useTranslations("InstrumentForms");
  const forms = useTranslations("Forms");
  const names = ["nameId", "nameEn", "newCode", "framework", "scaleMin", "scaleMax", "decimals"] as const;
  const savedOf = (name: string) => (name in values ? values[name as keyof typeof values] : "");
  return (
    <EntryForm
      action={createInstrumentAction}
      fields={names.map((name) => ({ name, label: t(name), saved: savedOf(name) }))}
      hidden={{}}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("nameId")} label={t("nameId")} />
          <TextInput {...field("nameEn")} label={t("nameEn")} lang="en" />
          <TextInput {...field("newCode")} label={t("newCode")} help={t("newCodeHelp")} autoCapitalize="none" />
          <TextInput {...field("framework")} label={t("framework")} help={t("frameworkHelp")} autoCapitalize="none" />
          <NumberInput {...field("scaleMin")} label={t("scaleMin")} />
          <NumberInput {...field("scaleMax")} label={t("scaleMax")} />
          <Select
            {...field("decimals")}
            key={field("decimals").defaultValue}
            label={t("decimals")}
            choices={["0", "1", "2", "3"].map((value) => ({ value, label: value }))}
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("createInstrument")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type EndingFormProps = {
  code: string;
  version: number;
  values: Record<"lastYear" | "replacedByCode", string>;
  others: Choice[];
};

/** In which year a version ended, and what took its place. */
export function EndingForm({ code, version, values, others }: EndingFormProps) {
  const t = useTranslations("InstrumentForms");
  const forms = useTranslations("Forms");
  const names = ["lastYear", "replacedByCode"] as const;
  return (
    <EntryForm
      action={endInstrumentAction}
      fields={names.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={{ code }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <TextInput
            {...field("lastYear")}
            label={t("lastYear")}
            help={t("lastYearHelp")}
            optionalLabel={forms("optional")}
            inputMode="numeric"
          />
          <Select
            {...field("replacedByCode")}
            key={field("replacedByCode").defaultValue}
            label={t("replacedByCode")}
            choices={others}
            emptyLabel={t("replacedByNothing")}
          />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("saveEnding")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
