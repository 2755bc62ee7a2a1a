"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { ChoiceRow } from "@/components/ui/choice-inputs";
import { Disclosure } from "@/components/ui/disclosure";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveLegalDocumentAction } from "@/lib/city/legal-documents/actions";
import { LEGAL_STATUSES, LEGAL_TYPES } from "@/lib/city/legal-documents/schemas";

const NAMES = ["type", "number", "year", "title", "enactedOn", "status", "source"] as const;

type LegalDocumentFormProps = {
  sending?: string;
  document: { id: string; version: number } | null;
  values: Record<(typeof NAMES)[number], string> & { restsOn: string[]; replaces: string[] };
  choices: Choice[];
  storageKey: string;
};

export function LegalDocumentForm({ sending, document, values, choices, storageKey }: LegalDocumentFormProps) {
  const t = useTranslations("LegalDocuments");
  const forms = useTranslations("Forms");
  const optional = forms("optional");
  const types = LEGAL_TYPES.map((value) => ({ value, label: t(`types.${value}`) }));
  const statuses = LEGAL_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }));
  const wordsOf = (name: string) => {
    const list = name === "type" ? types : name === "status" ? statuses : null;
    return list ? { words: Object.fromEntries(list.map(({ value, label }) => [value, label])) } : {};
  };
  return (
    <EntryForm
      action={saveLegalDocumentAction}
      fields={[
        ...NAMES.map((name) => ({ name, label: t(name), saved: values[name], ...wordsOf(name) })),
        { name: "restsOn", label: t("restsOn"), saved: "" },
      ]}
      hidden={document ? { id: document.id } : sending ? { sending } : {}}
      basis={document ? { name: "version", value: String(document.version) } : null}
      storageKey={storageKey}
    >
      {(field, state) => {
        const ticked = (name: "restsOn" | "replaces") => {
          const typed = state.reply?.initialValue
            ? [state.reply.initialValue[name] ?? []].flat().map(String)
            : values[name];
          return new Set(typed);
        };
        return (
          <>
            <Select {...field("type")} key={`t${field("type").defaultValue}`} label={t("type")} choices={types} />
            <TextInput {...field("title")} label={t("titleField")} autoComplete="off" />
            <TextInput {...field("number")} label={t("number")} optionalLabel={optional} className="max-w-40" />
            <TextInput {...field("year")} label={t("year")} inputMode="numeric" className="max-w-24" />
            <TextInput
              {...field("enactedOn")}
              label={t("enactedOn")}
              help={t("enactedOnHelp")}
              optionalLabel={optional}
              type="date"
              className="max-w-60"
            />
            <Select
              {...field("status")}
              key={`s${field("status").defaultValue}`}
              label={t("status")}
              choices={statuses}
            />
            <TextArea
              {...field("source")}
              label={t("source")}
              help={t("sourceHelp")}
              optionalLabel={optional}
              rows={2}
            />
            <FieldError id="restsOn" error={field("restsOn").error} />
            {(["restsOn", "replaces"] as const).map((name) => (
              <Links key={name} name={name} choices={choices} ticked={ticked(name)} />
            ))}
            <div>
              <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

type LinksProps = { name: "restsOn" | "replaces"; choices: Choice[]; ticked: ReadonlySet<string> };

function Links({ name, choices, ticked }: LinksProps) {
  const t = useTranslations("LegalDocuments");
  if (choices.length === 0) return null;
  return (
    <Disclosure summary={t(name)} open={ticked.size > 0}>
      <fieldset className="flex flex-col">
        <legend className="sr-only">{t(name)}</legend>
        {choices.map(({ value, label }) => (
          <ChoiceRow key={value} name={name} value={value} defaultChecked={ticked.has(value)} lang="id">
            {label}
          </ChoiceRow>
        ))}
      </fieldset>
    </Disclosure>
  );
}
