"use client";
import { useLocale, useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { TickedBoxes } from "@/components/platform/forms/ticked-boxes";
import { Checkbox } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveProgrammeAction } from "@/lib/city/programme-register/actions";
import type { RegisterChoices } from "@/lib/city/programme-register/queries";

const NAMES = [
  ...(["name", "code", "pillarCode", "subDimension", "agencyCode", "supports", "quickWin", "status"] as const),
  ...(["descriptionId", "descriptionEn", "benefitId", "benefitEn", "startedPeriod", "endedPeriod"] as const),
  ...(["masterplanFrom", "masterplanTo", "kelurahan", "source"] as const),
] as const;
export type ProgrammeFieldName = (typeof NAMES)[number];

type ProgrammeFormProps = {
  /** Of a new one: the form's own id. */
  sending?: string;
  programme: { id: string; version: number } | null;
  values: Record<ProgrammeFieldName, string>;
  choices: RegisterChoices;
  statuses: { value: string; label: string }[];
  storageKey: string;
};

export function ProgrammeForm({ sending, programme, values, choices, statuses, storageKey }: ProgrammeFormProps) {
  const t = useTranslations("ProgrammeForm");
  const forms = useTranslations("Forms");
  const locale = useLocale();
  const optional = forms("optional");
  const marked = (label: string, ended: boolean) => (ended ? forms("ended", { name: label }) : label);
  const agencies = choices.agencies.map(({ code, name, ended }) => ({ value: code, label: marked(name, ended) }));
  const kelurahan = choices.kelurahan.map(({ id, name, kecamatan, ended }) => ({
    value: id,
    label: marked(`${name} (${kecamatan})`, ended),
  }));
  const pillars = choices.pillars.map(({ code, name }) => ({ value: code, label: name }));
  // Of every pillar: without scripts nothing could be taken off the list when another pillar is chosen.
  const subDimensions = choices.pillars.flatMap(({ name, subDimensions: own }) =>
    own.map(({ code, nameId, nameEn }) => ({ value: code, label: `${name}: ${locale === "id" ? nameId : nameEn}` })),
  );
  const labelled = { pillarCode: pillars, subDimension: subDimensions, agencyCode: agencies, status: statuses };
  const wordsOf = (name: ProgrammeFieldName) => {
    const known = name in labelled ? labelled[name as keyof typeof labelled] : null;
    return known ? Object.fromEntries(known.map(({ value, label }) => [value, label])) : undefined;
  };
  const named = (list: { value: string; label: string }[]) => (value: string) =>
    value
      .split(",")
      .map((one) => list.find((choice) => choice.value === one)?.label ?? one)
      .sort()
      .join("; ");
  return (
    <EntryForm
      action={saveProgrammeAction}
      fields={NAMES.map((name) => ({
        name,
        label: t(name),
        saved: values[name],
        words: wordsOf(name),
        ...(name === "supports" ? { say: named(agencies) } : {}),
        ...(name === "kelurahan" ? { say: named(kelurahan) } : {}),
      }))}
      hidden={programme ? { id: programme.id } : sending ? { sending } : {}}
      basis={programme ? { name: "version", value: String(programme.version) } : null}
      storageKey={storageKey}
    >
      {(field) => {
        const select = (name: keyof typeof labelled) => ({
          ...field(name),
          label: t(name),
          choices: labelled[name],
        });
        const input = (name: ProgrammeFieldName) => ({ ...field(name), label: t(name) });
        return (
          <>
            <TextInput {...input("name")} />
            <TextInput {...input("code")} help={t("codeHelp")} optionalLabel={optional} autoComplete="off" />
            <Select {...select("pillarCode")} emptyLabel={t("choose")} />
            <Select {...select("subDimension")} optionalLabel={optional} emptyLabel={t("unknown")} />
            <Select {...select("agencyCode")} emptyLabel={t("choose")} />
            <Disclosure summary={t("supports")} open={field("supports").defaultValue !== ""}>
              <TickedBoxes {...field("supports")} legend={t("supportsLegend")} choices={agencies} />
            </Disclosure>
            <Checkbox
              key={`quickWin ${field("quickWin").defaultValue}`}
              name="quickWin"
              value="true"
              label={t("quickWin")}
              help={t("quickWinHelp")}
              error={field("quickWin").error}
              defaultChecked={field("quickWin").defaultValue === "true"}
            />
            <Select {...select("status")} help={t("statusHelp")} emptyLabel={t("unknown")} />
            <TextArea {...input("descriptionId")} help={t("descriptionHelp")} rows={3} />
            <TextArea {...input("descriptionEn")} rows={3} />
            <TextArea {...input("benefitId")} help={t("benefitHelp")} optionalLabel={optional} rows={3} />
            <TextArea {...input("benefitEn")} optionalLabel={optional} rows={3} />
            <Spans input={input} optional={optional} />
            <Disclosure summary={t("kelurahan")} open={field("kelurahan").defaultValue !== ""}>
              <TickedBoxes {...field("kelurahan")} legend={t("kelurahanLegend")} choices={kelurahan} />
            </Disclosure>
            <TextInput {...input("source")} help={t("sourceHelp")} />
            <div>
              <SubmitButton pendingLabel={forms("saving")}>{t(programme ? "save" : "create")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

type SpansProps = {
  input: (name: ProgrammeFieldName) => {
    name: string;
    id: string;
    defaultValue: string;
    error: string[];
    label: string;
  };
  optional: string;
};

function Spans({ input, optional }: SpansProps) {
  const t = useTranslations("ProgrammeForm");
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <TextInput {...input("startedPeriod")} help={t("periodHelp")} optionalLabel={optional} autoComplete="off" />
      <TextInput {...input("endedPeriod")} help={t("periodHelp")} optionalLabel={optional} autoComplete="off" />
      <TextInput {...input("masterplanFrom")} optionalLabel={optional} inputMode="numeric" autoComplete="off" />
      <TextInput {...input("masterplanTo")} optionalLabel={optional} inputMode="numeric" autoComplete="off" />
    </div>
  );
}
