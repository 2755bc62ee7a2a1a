"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea } from "@/components/ui/text-input";
import { submitRecommendationAction } from "@/lib/follow-up/recommendations/actions";

const NAMES = ["closesAs", "resultText", "legalReason", "evidence"] as const;

type SubmissionFormProps = {
  id: string;
  version: number;
  values: { closesAs: string; resultText: string; legalReason: string };
  storageKey: string;
};

/** The agency hands in what it did, or why it lawfully cannot be done. */
export function SubmissionForm({ id, version, values, storageKey }: SubmissionFormProps) {
  const t = useTranslations("RecommendationForms");
  const statuses = useTranslations("Recommendations.statuses");
  const forms = useTranslations("Forms");
  const words = { DONE: statuses("DONE"), NOT_FEASIBLE: statuses("NOT_FEASIBLE") };
  const saved = { ...values, evidence: "" };
  return (
    <EntryForm
      action={submitRecommendationAction}
      fields={NAMES.map((name) => ({
        name,
        label: t(`submit.${name}`),
        saved: saved[name],
        ...(name === "closesAs" ? { words } : {}),
      }))}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <Select
            {...field("closesAs")}
            key={field("closesAs").defaultValue}
            label={t("submit.closesAs")}
            help={t("submit.closesAsHelp")}
            choices={Object.entries(words).map(([value, label]) => ({ value, label }))}
            emptyLabel={t("choose")}
          />
          <TextArea {...field("resultText")} label={t("submit.resultText")} help={t("submit.resultHelp")} rows={6} />
          <TextArea
            {...field("legalReason")}
            label={t("submit.legalReason")}
            help={t("submit.legalHelp")}
            optionalLabel={t("submit.legalOnly")}
            rows={3}
          />
          <div id="evidence" tabIndex={-1}>
            <FieldError id="evidence" error={field("evidence").error} />
          </div>
          <div>
            <SubmitButton pendingLabel={forms("sending")}>{t("submit.send")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
