"use client";
import { useTranslations } from "next-intl";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveTestimonyAction } from "@/lib/voices/testimonies/actions";

const TEXTS = ["text", "pseudonym", "toldOn", "personName", "guardianName", "purpose", "channel", "givenOn"] as const;
const TICKS = ["isMinor", "showName", "consented"] as const;
const CHANNELS = ["LETTER", "FORM", "MESSAGE", "RECORDING"] as const;

export type TestimonyValues = Record<(typeof TEXTS)[number], string> & Record<(typeof TICKS)[number], boolean>;

type TestimonyFormProps = {
  /** Of a new one: the form's own id. */
  sending?: string;
  testimony: { id: string; version: number } | null;
  /** Of a new one: the Quick Wins to choose from. */
  programmes: Choice[];
  programme: string;
  values: TestimonyValues;
};

/** What somebody told, and the consent that it rests on. Kept on no device: it holds a name. */
export function TestimonyForm({ sending, testimony, programmes, programme, values }: TestimonyFormProps) {
  const t = useTranslations("TestimonyForm");
  const forms = useTranslations("Forms");
  const saved = { programme, ...values, ...Object.fromEntries(TICKS.map((name) => [name, values[name] ? "on" : ""])) };
  const names = [...(testimony ? [] : (["programme"] as const)), ...TEXTS, ...TICKS];
  const words = (name: string): Record<string, string> | undefined => {
    if (name === "channel") return Object.fromEntries(CHANNELS.map((value) => [value, t(`channels.${value}`)]));
    return TICKS.some((tick) => tick === name) ? { on: t("yes"), "": t("no") } : undefined;
  };
  const tick = ({ defaultValue, ...field }: FieldState) => ({
    ...field,
    defaultChecked: defaultValue === "on",
  });
  return (
    <EntryForm
      action={saveTestimonyAction}
      fields={names.map((name) => ({ name, label: t(name), saved: String(saved[name]), words: words(name) }))}
      hidden={testimony ? { id: testimony.id } : sending ? { sending } : {}}
      basis={testimony ? { name: "version", value: String(testimony.version) } : null}
    >
      {(field) => (
        <>
          {testimony ? null : (
            <Select
              {...field("programme")}
              key={field("programme").defaultValue}
              label={t("programme")}
              choices={programmes}
              emptyLabel={t("choose")}
            />
          )}
          <fieldset className="flex flex-col gap-6">
            <legend className="mb-4 text-xl font-semibold">{t("storyPart")}</legend>
            <TextArea {...field("text")} label={t("text")} help={t("textHelp")} rows={6} />
            <TextInput {...field("pseudonym")} label={t("pseudonym")} help={t("pseudonymHelp")} autoComplete="off" />
            <TextInput {...field("toldOn")} label={t("toldOn")} type="date" />
          </fieldset>
          <fieldset className="flex flex-col gap-6">
            <legend className="mb-2 text-xl font-semibold">{t("consentPart")}</legend>
            <p className="max-w-prose text-muted">{t("consentLead")}</p>
            <TextInput {...field("personName")} label={t("personName")} help={t("personNameHelp")} autoComplete="off" />
            <Checkbox {...tick(field("isMinor"))} label={t("isMinor")} />
            <TextInput
              {...field("guardianName")}
              label={t("guardianName")}
              help={t("guardianNameHelp")}
              optionalLabel={forms("optional")}
              autoComplete="off"
            />
            <TextArea {...field("purpose")} label={t("purpose")} help={t("purposeHelp")} rows={2} />
            <Select
              {...field("channel")}
              key={`c ${field("channel").defaultValue}`}
              label={t("channel")}
              choices={CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
              emptyLabel={t("choose")}
            />
            <TextInput {...field("givenOn")} label={t("givenOn")} type="date" />
            <Checkbox {...tick(field("showName"))} label={t("showName")} help={t("showNameHelp")} />
            <Checkbox {...tick(field("consented"))} label={t("consented")} />
          </fieldset>
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="submit" pendingLabel={forms("sending")}>
              {t("submit")}
            </SubmitButton>
            <SubmitButton name="intent" value="draft" variant="secondary" pendingLabel={forms("saving")}>
              {forms("saveDraft")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
