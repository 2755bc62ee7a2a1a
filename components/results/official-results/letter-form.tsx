"use client";
import { useTranslations } from "next-intl";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { DefaultSubmit, type RowColumn, Rows, rowFields, rowsShown } from "@/components/platform/forms/rows-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, TextInput } from "@/components/ui/text-input";
import { saveOfficialResultAction } from "@/lib/results/official-results/actions";

type Scored = { code: string; label: string };

export type LetterFormProps = {
  roundSlug: string;
  /** The draft that is gone on with; null for a first one. */
  result: { id: string; version: number } | null;
  /** What is saved, by field name, as the language types it. */
  values: Record<string, string>;
  rows: Record<string, string>[];
  sections: Scored[];
  pillars: Scored[];
  pillarChoices: Choice[];
  agencyChoices: Choice[];
};

/** The letter as it lies on the desk, top to bottom: number and date, figures, ranks, recommendations. */
export function LetterForm({ roundSlug, result, values, rows, ...known }: LetterFormProps) {
  const t = useTranslations("LetterForm");
  const forms = useTranslations("Forms");
  const columns: RowColumn[] = [
    { name: "text", kind: "area", label: t("text") },
    { name: "agency", kind: "select", label: t("agency"), choices: known.agencyChoices, emptyLabel: t("chooseAgency") },
    {
      name: "pillar",
      kind: "select",
      label: t("pillar"),
      choices: known.pillarChoices,
      emptyLabel: t("noPillar"),
      isOptional: true,
    },
    { name: "dueOn", kind: "day", label: t("dueOn"), isOptional: true },
  ];
  const singles = [
    { name: "letterNumber", label: t("letterNumber") },
    { name: "letterDate", label: t("letterDate") },
    { name: "final", label: t("final") },
    ...known.sections.map(({ code, label }) => ({ name: `section-${code}`, label })),
    ...known.pillars.map(({ code, label }) => ({ name: `pillarScore-${code}`, label })),
    ...(["NATIONAL", "PROVINCE"] as const).flatMap((scope) => [
      { name: `rank${scope}`, label: t(`rank.${scope}`) },
      { name: `outOf${scope}`, label: t(`outOf.${scope}`) },
    ]),
  ];
  return (
    <EntryForm
      action={saveOfficialResultAction}
      fields={[
        ...singles.map((field) => ({ ...field, saved: values[field.name] ?? "" })),
        ...rowFields(columns, rows, (row) => t("recommendationRow", { row })),
      ]}
      hidden={{ roundSlug, ...(result ? { id: result.id } : {}) }}
      basis={result ? { name: "version", value: String(result.version) } : null}
    >
      {(field, state) => (
        <>
          <DefaultSubmit value="save" />
          <TextInput {...field("letterNumber")} label={t("letterNumber")} autoComplete="off" />
          <TextInput {...field("letterDate")} label={t("letterDate")} type="date" className="max-w-60" />
          <NumberInput {...field("final")} label={t("final")} help={t("finalHelp")} />
          <Scores
            legend={t("sections")}
            help={t("missingHelp")}
            prefix="section"
            scored={known.sections}
            field={field}
          />
          <Scores
            legend={t("pillars")}
            help={t("missingHelp")}
            prefix="pillarScore"
            scored={known.pillars}
            field={field}
          />
          <Ranks field={field} />
          <div className="flex flex-col gap-4">
            <h2 className="text-lg font-semibold">{t("recommendations")}</h2>
            <Rows
              columns={columns}
              count={rowsShown(state, rows.length)}
              field={field}
              legend={t("recommendation")}
              addLabel={t("addRecommendation")}
            />
          </div>
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="submit" pendingLabel={forms("sending")}>
              {t("submit")}
            </SubmitButton>
            <SubmitButton name="intent" value="save" variant="secondary" pendingLabel={forms("saving")}>
              {forms("saveDraft")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type FieldOf = (name: string) => FieldState;
type ScoresProps = { legend: string; help: string; prefix: string; scored: Scored[]; field: FieldOf };

function Scores({ legend, help, prefix, scored, field }: ScoresProps) {
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-lg font-semibold">{legend}</legend>
      <p className="text-sm text-muted">{help}</p>
      <div className="grid gap-4 sm:grid-cols-2 md:grid-cols-3">
        {scored.map(({ code, label }) => (
          <NumberInput key={code} {...field(`${prefix}-${code}`)} label={label} />
        ))}
      </div>
    </fieldset>
  );
}

function Ranks({ field }: { field: FieldOf }) {
  const t = useTranslations("LetterForm");
  const forms = useTranslations("Forms");
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-lg font-semibold">{t("ranks")}</legend>
      <div className="grid gap-4 sm:grid-cols-2">
        {(["NATIONAL", "PROVINCE"] as const).flatMap((scope) => [
          <NumberInput
            key={`rank${scope}`}
            {...field(`rank${scope}`)}
            label={t(`rank.${scope}`)}
            optionalLabel={forms("optional")}
          />,
          <NumberInput
            key={`outOf${scope}`}
            {...field(`outOf${scope}`)}
            label={t(`outOf.${scope}`)}
            optionalLabel={forms("optional")}
          />,
        ])}
      </div>
    </fieldset>
  );
}
