"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { NumberInput, TextArea } from "@/components/ui/text-input";
import { recordItemScoreAction } from "@/lib/evaluation/council-scores/actions";
import { decidePillarAction, replyAction } from "@/lib/evaluation/reviews/actions";

/** The agency's reply to one council score. */
export function ReplyForm({ scoreId }: { scoreId: string }) {
  const t = useTranslations("RoundForms");
  const locale = useLocale();
  const [state, send] = useFormAction(replyAction, {});
  return (
    <ConnectionGuard>
      <Disclosure summary={t("reply")} open={Boolean(state.reply)}>
        <form action={send} noValidate className="flex flex-col gap-4 pt-2">
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="scoreId" value={scoreId} />
          <FormProblemNotice problem={state.problem} isDecision />
          <TextArea
            name="text"
            id={`reply-${scoreId}`}
            label={t("replyText")}
            help={t("replyHelp")}
            error={useFieldMessages(state)("text")}
            defaultValue={String(state.reply?.initialValue?.text ?? "")}
            rows={3}
          />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("saving")}>
              {t("replySend")}
            </SubmitButton>
          </div>
        </form>
      </Disclosure>
    </ConnectionGuard>
  );
}

type ItemScoreFormProps = {
  answerId: string;
  maximum: string;
  /** The agency's verified score as one types it; null where there is none to agree with. */
  self: string | null;
  own: { id: string; value: string; reason: string } | null;
  storageKey: string;
};

/** A member agrees by leaving the agency's score as it stands, or sets another one with a reason. */
export function ItemScoreForm({ answerId, maximum, self, own, storageKey }: ItemScoreFormProps) {
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
          <NumberInput {...field("value")} label={t("councilScore")} help={t("scoreHelp", { maximum })} />
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
export function DecidePillarForm({ roundSlug, pillarSlug }: { roundSlug: string; pillarSlug: string }) {
  const t = useTranslations("RoundForms");
  const locale = useLocale();
  const [state, send] = useFormAction(decidePillarAction, {});
  const messages = useFieldMessages(state);
  return (
    <ConnectionGuard>
      <form action={send} noValidate className="flex flex-col gap-4">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="roundSlug" value={roundSlug} />
        <input type="hidden" name="pillarSlug" value={pillarSlug} />
        <FormProblemNotice problem={state.problem} isDecision />
        <TextArea
          name="note"
          id="decision-note"
          label={t("decisionNote")}
          help={t("decisionHelp")}
          error={messages("note")}
          defaultValue={String(state.reply?.initialValue?.note ?? "")}
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
      </form>
    </ConnectionGuard>
  );
}
