"use client";
import { useTranslations } from "next-intl";
import { ScoreInput } from "@/components/evaluation/answers/score-input";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, TextArea } from "@/components/ui/text-input";
import { recordItemScoreAction } from "@/lib/evaluation/council-scores/actions";
import { decidePillarAction, replyAction } from "@/lib/evaluation/reviews/actions";

/** The agency's reply to one council score. */
export function ReplyForm({ scoreId }: { scoreId: string }) {
  const t = useTranslations("RoundForms");
  return (
    <ReasonForm
      action={replyAction}
      hidden={{ scoreId }}
      name="text"
      id={`reply-${scoreId}`}
      isCheck
      summary={t("reply")}
      label={t("replyText")}
      help={t("replyHelp")}
      submitLabel={t("replySend")}
      pendingLabel={t("saving")}
    />
  );
}

type ItemScoreFormProps = {
  answerId: string;
  range: { minimum: string; maximum: string };
  levels: Choice[];
  /** The agency's verified score as one types it; null where there is none to agree with. */
  self: string | null;
  own: { id: string; value: string; reason: string } | null;
  storageKey: string;
};

/** A member agrees by leaving the agency's score as it stands, or sets another one with a reason. */
export function ItemScoreForm({ answerId, range, levels, self, own, storageKey }: ItemScoreFormProps) {
  const t = useTranslations("RoundForms");
  return (
    <EntryForm
      action={recordItemScoreAction}
      fields={[
        { name: "value", label: t("councilScore"), saved: own?.value ?? self ?? "" },
        { name: "reason", label: t("councilReason"), saved: own?.reason ?? "" },
      ]}
      hidden={{ answerId }}
      basis={{ name: "supersedesId", value: own?.id ?? "" }}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <ScoreInput {...field("value")} label={t("councilScore")} range={range} levels={levels} />
          <TextArea {...field("reason")} label={t("councilReason")} help={t("councilReasonHelp")} rows={3} />
          <div>
            <SubmitButton pendingLabel={t("saving")}>{t("saveScore")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** The council approves a pillar, or returns it with what is to be mended. */
export function DecidePillarForm(hidden: { roundSlug: string; pillarSlug: string }) {
  const t = useTranslations("RoundForms");
  const form = useForm(decidePillarAction);
  return (
    <Form of={form} hidden={hidden} isDecision>
      <TextArea
        name="note"
        id="decision-note"
        label={t("decisionNote")}
        help={t("decisionHelp")}
        error={form.messages("note")}
        defaultValue={form.typed("note")}
        rows={3}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="decision" value="APPROVED" pendingLabel={t("saving")}>
          {t("approve")}
        </SubmitButton>
        <SubmitButton name="decision" value="RETURNED" variant="secondary" pendingLabel={t("saving")}>
          {t("returnPillar")}
        </SubmitButton>
      </div>
    </Form>
  );
}
