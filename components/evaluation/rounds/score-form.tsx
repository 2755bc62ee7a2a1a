"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, TextArea } from "@/components/ui/text-input";
import { recordPillarScoreAction } from "@/lib/evaluation/council-scores/actions";

type ScoreFormProps = {
  roundSlug: string;
  pillarSlug: string;
  scale: { min: string; max: string };
  /** The member's score so far: a change of mind continues it. */
  own: { id: string; value: string; reason: string } | null;
  storageKey: string;
};

export function ScoreForm({ roundSlug, pillarSlug, scale, own, storageKey }: ScoreFormProps) {
  const t = useTranslations("Score");
  return (
    <EntryForm
      action={recordPillarScoreAction}
      fields={[
        { name: "value", label: t("value"), saved: own?.value ?? "" },
        { name: "reason", label: t("reason"), saved: own?.reason ?? "" },
      ]}
      hidden={{ roundSlug, pillarSlug }}
      basis={{ name: "supersedesId", value: own?.id ?? "" }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <NumberInput {...field("value")} label={t("value")} help={t("valueHelp", scale)} />
          <TextArea {...field("reason")} label={t("reason")} help={t("reasonHelp")} rows={4} />
          <div>
            <SubmitButton pendingLabel={t("saving")}>{own ? t("change") : t("submit")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
