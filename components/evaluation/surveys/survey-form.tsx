"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { removeSurveyResultAction, saveSurveyResultAction } from "@/lib/evaluation/surveys/actions";

const NAMES = [
  "programmeId",
  "subDimensionId",
  "respondents",
  "mean",
  "scaleMin",
  "scaleMax",
  "method",
  "fieldworkFrom",
  "fieldworkTo",
  "source",
] as const;

type SurveyFormProps = {
  roundSlug: string;
  result: { id: string; version: number } | null;
  values: Record<(typeof NAMES)[number], string>;
  programmes: Choice[];
  subDimensions: Choice[];
  storageKey: string;
};

export function SurveyForm({ roundSlug, result, values, programmes, subDimensions, storageKey }: SurveyFormProps) {
  const t = useTranslations("SurveyForm");
  const forms = useTranslations("Forms");
  const optional = forms("optional");
  return (
    <EntryForm
      action={saveSurveyResultAction}
      fields={NAMES.map((name) => ({ name, label: t(name), saved: values[name] }))}
      hidden={{ roundSlug, ...(result ? { id: result.id } : {}) }}
      basis={result ? { name: "version", value: String(result.version) } : null}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <Select
            {...field("programmeId")}
            key={`p ${field("programmeId").defaultValue}`}
            label={t("programmeId")}
            choices={programmes}
            emptyLabel={t("choose")}
          />
          <Select
            {...field("subDimensionId")}
            key={`s ${field("subDimensionId").defaultValue}`}
            label={t("subDimensionId")}
            help={t("subDimensionHelp")}
            choices={subDimensions}
            emptyLabel={t("wholeProgramme")}
          />
          <NumberInput {...field("respondents")} label={t("respondents")} unit={t("people")} />
          <NumberInput {...field("mean")} label={t("mean")} help={t("meanHelp")} />
          <NumberInput {...field("scaleMin")} label={t("scaleMin")} />
          <NumberInput {...field("scaleMax")} label={t("scaleMax")} />
          <TextArea {...field("method")} label={t("method")} help={t("methodHelp")} rows={2} />
          <TextInput {...field("fieldworkFrom")} label={t("fieldworkFrom")} type="date" optionalLabel={optional} />
          <TextInput {...field("fieldworkTo")} label={t("fieldworkTo")} type="date" optionalLabel={optional} />
          <TextInput {...field("source")} label={t("source")} help={t("sourceHelp")} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

export function RemoveSurveyResult({ roundSlug, id, version }: { roundSlug: string; id: string; version: number }) {
  const t = useTranslations("SurveyForm");
  const form = useForm(removeSurveyResultAction);
  return (
    <Form of={form} hidden={{ roundSlug, id, version }} isDecision className="flex flex-col items-start gap-4">
      <ConfirmDialog
        variant="danger"
        trigger={t("remove")}
        title={t("removeTitle")}
        confirmLabel={t("removeYes")}
        pendingLabel={t("removing")}
        cancelLabel={t("cancel")}
      >
        <p>{t("removeBody")}</p>
      </ConfirmDialog>
    </Form>
  );
}
