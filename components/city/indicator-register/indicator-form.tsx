"use client";
import { useTranslations } from "next-intl";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { createIndicatorAction, editIndicatorAction } from "@/lib/city/indicator-register/actions";
import type { RegisterChoices } from "@/lib/city/programme-register/queries";
import { DEFINITION_NAMES, DefinitionFields, useDefinitionWords } from "./definition-fields";

const REGISTER = [
  ...([
    "nameId",
    "nameEn",
    "meaningId",
    "meaningEn",
    "agencyCode",
    "producerCode",
    "stewardCode",
    "programmeSlug",
  ] as const),
  ...(["byKelurahan", "smallBelow"] as const),
  ...(["baselineYear", "baselineValue", "baselineState", "baselineSource"] as const),
] as const;

type Choice = { value: string; label: string };
type IndicatorFormProps = {
  /** Of a new one: the form's own id. */
  sending?: string;
  indicator: { id: string; version: number } | null;
  /** What stands in the fields, by their names. */
  values: Record<string, string>;
  /** Whether the definition may still be put right here. */
  withDefinition: boolean;
  choices: RegisterChoices;
  programmes: { slug: string; name: string }[];
  storageKey: string;
};

export function IndicatorForm(props: IndicatorFormProps) {
  const { indicator, sending, values, withDefinition, storageKey } = props;
  const t = useTranslations("IndicatorForm");
  const forms = useTranslations("Forms");
  const words: Record<string, Record<string, string>> = useDefinitionWords();
  const names = [
    ...(indicator ? [] : (["code", "pillarCode"] as const)),
    ...REGISTER,
    ...(withDefinition ? DEFINITION_NAMES : []),
  ];
  return (
    <EntryForm
      action={indicator ? editIndicatorAction : createIndicatorAction}
      fields={names.map((name) => ({ name, label: t(name), saved: values[name] ?? "", words: words[name] }))}
      hidden={indicator ? { id: indicator.id } : sending ? { sending } : {}}
      basis={indicator ? { name: "version", value: String(indicator.version) } : null}
      storageKey={storageKey}
    >
      {(field, state) => (
        <>
          <RegisterFields {...props} field={field} />
          {withDefinition ? (
            <fieldset className="flex flex-col gap-6">
              <legend className="mb-4 text-xl font-semibold">{t("definition")}</legend>
              <DefinitionFields field={field} />
              {state.reply?.error?.confirmed ? (
                // Its value is the unit that was asked back: another one typed over it is asked back anew.
                <Checkbox
                  name="confirmed"
                  value={state.reply?.error?.confirmed?.[0] ?? ""}
                  label={t("unitConfirmed")}
                />
              ) : null}
            </fieldset>
          ) : null}
          <fieldset className="flex flex-col gap-6">
            <legend className="mb-4 text-xl font-semibold">{t("baseline")}</legend>
            <BaselineFields field={field} />
          </fieldset>
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t(indicator ? "save" : "create")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type FieldsProps = { field: (name: string) => FieldState };

function RegisterFields({ indicator, choices, programmes, field }: IndicatorFormProps & FieldsProps) {
  const t = useTranslations("IndicatorForm");
  const forms = useTranslations("Forms");
  const optional = forms("optional");
  const agencies = choices.agencies.map(
    ({ code, name, ended }): Choice => ({ value: code, label: ended ? forms("ended", { name }) : name }),
  );
  const select = (name: "agencyCode" | "producerCode" | "stewardCode" | "programmeSlug" | "pillarCode") => ({
    ...field(name),
    label: t(name),
  });
  return (
    <>
      {indicator ? null : (
        <>
          <TextInput
            {...field("code")}
            label={t("code")}
            help={t("codeHelp")}
            autoComplete="off"
            className="max-w-60"
          />
          <Select
            {...select("pillarCode")}
            choices={choices.pillars.map(({ code, name }) => ({ value: code, label: name }))}
            emptyLabel={t("choose")}
          />
        </>
      )}
      <TextInput {...field("nameId")} label={t("nameId")} />
      <TextInput {...field("nameEn")} label={t("nameEn")} />
      <TextArea
        {...field("meaningId")}
        label={t("meaningId")}
        help={t("meaningHelp")}
        optionalLabel={optional}
        rows={3}
      />
      <TextArea {...field("meaningEn")} label={t("meaningEn")} optionalLabel={optional} rows={3} />
      <Select {...select("agencyCode")} help={t("agencyHelp")} choices={agencies} emptyLabel={t("choose")} />
      <Select
        {...select("producerCode")}
        optionalLabel={optional}
        help={t("producerHelp")}
        choices={agencies}
        emptyLabel={t("sameAsOwner")}
      />
      <Select {...select("stewardCode")} optionalLabel={optional} choices={agencies} emptyLabel={t("cityStewards")} />
      <Select
        {...select("programmeSlug")}
        optionalLabel={optional}
        choices={programmes.map(({ slug, name }) => ({ value: slug, label: name }))}
        emptyLabel={t("noProgramme")}
      />
      <Checkbox
        key={`byKelurahan ${field("byKelurahan").defaultValue}`}
        name="byKelurahan"
        value="true"
        label={t("byKelurahan")}
        help={t("byKelurahanHelp")}
        error={field("byKelurahan").error}
        defaultChecked={field("byKelurahan").defaultValue === "true"}
      />
      <TextInput
        {...field("smallBelow")}
        label={t("smallBelow")}
        help={t("smallBelowHelp")}
        optionalLabel={optional}
        inputMode="numeric"
        className="max-w-32"
      />
    </>
  );
}

function BaselineFields({ field }: FieldsProps) {
  const t = useTranslations("IndicatorForm");
  const optional = useTranslations("Forms")("optional");
  return (
    <>
      <TextInput
        {...field("baselineYear")}
        label={t("baselineYear")}
        optionalLabel={optional}
        inputMode="numeric"
        className="max-w-32"
      />
      <NumberInput {...field("baselineValue")} label={t("baselineValue")} optionalLabel={optional} />
      <TextInput {...field("baselineState")} label={t("baselineState")} optionalLabel={t("ifStates")} />
      <TextInput {...field("baselineSource")} label={t("baselineSource")} optionalLabel={optional} />
    </>
  );
}
