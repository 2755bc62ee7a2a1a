"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import { saveProgressAction } from "@/lib/city/programmes/actions";

export type ProgressFormProps = {
  /** An existing report, or null for a new one. */
  report: { id: string; version: number; values: Record<string, string> } | null;
  programmeSlug: string;
  periods: { value: string; label: string }[];
  period: string;
  storageKey: string;
  /** In words, for the list of what waits to be sent. */
  about: string;
};

export function ProgressForm({ report, programmeSlug, periods, period, storageKey, about }: ProgressFormProps) {
  const t = useTranslations("Progress");
  const forms = useTranslations("Forms");
  const saved = (name: string) => report?.values[name] ?? "";
  const fields = ["physicalPercent", "beneficiaries", "done", "obstacles", "nextStep", "evidenceUrl"] as const;
  return (
    <EntryForm
      action={saveProgressAction}
      fields={[
        ...(report ? [] : [{ name: "period", label: t("period"), saved: period }]),
        ...fields.map((name) => ({ name, label: t(name), saved: saved(name) })),
      ]}
      hidden={report ? { id: report.id } : { programmeSlug }}
      basis={report ? { name: "version", value: String(report.version) } : null}
      storageKey={storageKey}
      sentLater={{ name: "progress", about }}
      entryPage="/kelola/laporan/[id]"
    >
      {(field) => (
        <>
          {report ? null : (
            <Select
              {...field("period")}
              key={field("period").defaultValue}
              label={t("period")}
              help={t("periodHelp")}
              choices={periods}
            />
          )}
          <NumberInput
            {...field("physicalPercent")}
            label={t("physicalPercent")}
            help={t("physicalPercentHelp")}
            unit="%"
          />
          <NumberInput
            {...field("beneficiaries")}
            label={t("beneficiaries")}
            help={t("beneficiariesHelp")}
            optionalLabel={forms("optional")}
            unit={t("people")}
          />
          <TextArea {...field("done")} label={t("done")} help={t("doneHelp")} rows={5} />
          <TextArea
            {...field("obstacles")}
            label={t("obstacles")}
            help={t("obstaclesHelp")}
            optionalLabel={forms("optional")}
            rows={3}
          />
          <TextArea
            {...field("nextStep")}
            label={t("nextStep")}
            help={t("nextStepHelp")}
            optionalLabel={forms("optional")}
            rows={3}
          />
          <TextInput
            {...field("evidenceUrl")}
            label={t("evidenceUrl")}
            help={t("evidenceUrlHelp")}
            optionalLabel={forms("optional")}
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
          />
          <SaveButtons />
        </>
      )}
    </EntryForm>
  );
}

/** Submit stands first: it is what Enter presses, and what the person came for. */
export function SaveButtons() {
  const t = useTranslations("Forms");
  return (
    <div className="flex flex-wrap gap-3">
      <SubmitButton name="intent" value="submit" pendingLabel={t("sending")}>
        {t("submit")}
      </SubmitButton>
      <SubmitButton name="intent" value="draft" variant="secondary" pendingLabel={t("saving")}>
        {t("saveDraft")}
      </SubmitButton>
    </div>
  );
}
