"use client";
import { useTranslations } from "next-intl";
import { SaveButtons } from "@/components/city/programmes/progress-form";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveYearAction } from "@/lib/city/programme-parts/actions";

const NAMES = ["planned", "running", "note", "source"] as const;

export type PartFormProps = {
  /** An existing one, or null for a new one. */
  entry: { id: string; version: number; values: Record<string, string> } | null;
  programmeSlug: string;
  storageKey: string;
};

/** Was the programme planned for the year, and did it run? */
export function YearForm({ entry, programmeSlug, year, storageKey }: PartFormProps & { year: string }) {
  const t = useTranslations("ProgrammeParts");
  const optional = useTranslations("Forms")("optional");
  const answers = { true: t("yes"), false: t("no") };
  const choices = Object.entries(answers).map(([value, label]) => ({ value, label }));
  return (
    <EntryForm
      action={saveYearAction}
      fields={[
        ...(entry ? [] : [{ name: "year", label: t("year"), saved: year }]),
        ...NAMES.map((name) => ({
          name,
          label: t(name === "planned" || name === "running" ? `${name}Question` : name),
          saved: entry?.values[name] ?? "",
          ...(name === "planned" || name === "running" ? { words: answers } : {}),
        })),
      ]}
      hidden={entry ? { id: entry.id } : { programmeSlug }}
      basis={entry ? { name: "version", value: String(entry.version) } : null}
      storageKey={storageKey}
      entryPage="/kelola/tahun-program/[id]"
    >
      {(field) => (
        <>
          {entry ? null : (
            <TextInput
              {...field("year")}
              label={t("year")}
              help={t("yearHelp")}
              inputMode="numeric"
              className="max-w-32"
            />
          )}
          {(["planned", "running"] as const).map((name) => (
            <Select
              key={`${name} ${field(name).defaultValue}`}
              {...field(name)}
              label={t(`${name}Question`)}
              choices={choices}
              emptyLabel={t("choose")}
            />
          ))}
          <TextInput {...field("source")} label={t("source")} help={t("yearSourceHelp")} />
          <TextArea {...field("note")} label={t("note")} help={t("noteHelp")} optionalLabel={optional} rows={2} />
          <SaveButtons />
        </>
      )}
    </EntryForm>
  );
}
