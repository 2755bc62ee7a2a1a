"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, TextArea } from "@/components/ui/text-input";
import { saveAnswerAction } from "@/lib/evaluation/answers/actions";
import { ScoreInput } from "./score-input";

type AnswerFormProps = {
  answer: { id: string; version: number; score: string; notApplicable: boolean; reason: string };
  range: { minimum: string; maximum: string };
  /** Of an instrument whose items are answered by a level; empty where any figure of the range will do. */
  levels: Choice[];
  notApplicableAllowed: boolean;
  /** The score that our data proposes, as it would be typed; null where there is none. */
  proposed: string | null;
  storageKey: string;
};

/** One item: score, reason. The proposal is a button: it is never taken over without a press. */
export function AnswerForm({ answer, range, levels, notApplicableAllowed, proposed, storageKey }: AnswerFormProps) {
  const t = useTranslations("RoundForms");
  const saved = answer.notApplicable ? "on" : "";
  return (
    <EntryForm
      action={saveAnswerAction}
      fields={[
        { name: "score", label: t("score"), saved: answer.score },
        ...(notApplicableAllowed ? [{ name: "notApplicable", label: t("notApplicable"), saved }] : []),
        { name: "reason", label: t("reason"), saved: answer.reason },
        { name: "evidence", label: t("evidence"), saved: "" },
      ]}
      hidden={{ id: answer.id }}
      basis={{ name: "version", value: `${answer.version}` }}
      storageKey={storageKey}
      entryPage="/kelola/jawaban/[id]"
    >
      {(field) => (
        <>
          <ScoreInput {...field("score")} label={t("score")} range={range} levels={levels} />
          {proposed === null ? null : (
            <div>
              <SubmitButton name="intent" value="propose" variant="secondary" pendingLabel={t("saving")}>
                {t("usePropose", { score: proposed })}
              </SubmitButton>
            </div>
          )}
          {notApplicableAllowed ? (
            <Checkbox
              name="notApplicable"
              label={t("notApplicable")}
              help={t("notApplicableHelp")}
              error={field("notApplicable").error}
              defaultChecked={field("notApplicable").defaultValue === "on"}
            />
          ) : null}
          <TextArea {...field("reason")} label={t("reason")} help={t("reasonHelp")} rows={5} />
          {field("evidence").error.length > 0 ? (
            <div id="evidence" tabIndex={-1}>
              <FieldError id="evidence" error={field("evidence").error} />
              <a href="#bukti" className="text-link">
                {t("toEvidence")}
              </a>
            </div>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="submit" pendingLabel={t("sending")}>
              {t("submit")}
            </SubmitButton>
            <SubmitButton name="intent" value="draft" variant="secondary" pendingLabel={t("saving")}>
              {t("saveDraft")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
