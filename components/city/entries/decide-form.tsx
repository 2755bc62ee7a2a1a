"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { QUEUE_KEY, QueueStrip, useQueueAddress } from "@/components/platform/queue/queue-strip";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice-inputs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { decideEntryAction, reviseEntryAction } from "@/lib/city/entries/actions";
import { ENTRY_PAGES, type EntryKind } from "@/lib/city/entries/kinds";

type EntryKey = { kind: EntryKind; id: string; version: number };

type DecideFormProps = EntryKey & {
  status: "SUBMITTED" | "VERIFIED";
  /** False when the person entered it, or for another reason that `whyNot` says. */
  mayGoOn: boolean;
  mayReturn: boolean;
  /** What must be looked at and ticked before it is verified: a figure beyond what its series has shown. */
  doubt?: Doubt | null;
};

export type Doubt = { title: string; words: string; confirm: string; figure: string };

/** The data steward's two answers: go on (verify, then publish) or back to the agency with a reason. */
export function DecideForm(props: DecideFormProps) {
  return (
    <>
      <QueueStrip />
      <GoOn {...props} />
      {props.mayReturn ? <SendBack {...props} /> : null}
    </>
  );
}

function GoOn({ status, mayGoOn, kind, id, version, doubt }: DecideFormProps) {
  const t = useTranslations("Decide");
  const form = useForm(decideEntryAction);
  const label = status === "SUBMITTED" ? t("verify") : t("publish");
  const queue = useQueueAddress() ?? undefined;
  return (
    <Form of={form} hidden={{ kind, id, version, queue }} isDecision>
      {doubt ? (
        <Notice tone="warning" title={doubt.title}>
          {doubt.words}
        </Notice>
      ) : null}
      {doubt && mayGoOn ? <Checkbox name="confirmed" value={doubt.figure} label={doubt.confirm} /> : null}
      <div {...QUEUE_KEY.goOn}>
        {!mayGoOn ? (
          <Button disabledReasons={[{ text: t("ownWork") }]}>{label}</Button>
        ) : status === "SUBMITTED" ? (
          <SubmitButton name="intent" value="verify" pendingLabel={t("working")}>
            {label}
          </SubmitButton>
        ) : (
          <ConfirmDialog
            trigger={label}
            name="intent"
            value="publish"
            title={t("publishTitle")}
            confirmLabel={t("publishConfirm")}
            pendingLabel={t("working")}
            cancelLabel={t("cancel")}
          >
            {t("publishBody")}
          </ConfirmDialog>
        )}
      </div>
    </Form>
  );
}

function SendBack({ kind, id, version }: DecideFormProps) {
  const t = useTranslations("Decide");
  const queue = useQueueAddress();
  return (
    <div {...QUEUE_KEY.sendBack}>
      <ReasonForm
        action={decideEntryAction}
        hidden={{ kind, id, version, ...(queue === null ? {} : { queue }) }}
        intent="return"
        isCheck
        summary={t("return")}
        label={t("reason")}
        help={t("reasonHelp")}
        submitLabel={t("returnConfirm")}
        pendingLabel={t("working")}
      />
    </div>
  );
}

/** A published entry is never changed: its correction is a new revision with a reason that the public reads. */
export function ReviseForm(key: EntryKey) {
  const t = useTranslations("Decide");
  return (
    <ReasonForm
      action={reviseEntryAction}
      hidden={key}
      entryPage={ENTRY_PAGES[key.kind]}
      summary={t("revise")}
      label={t("reviseReason")}
      help={t("reviseReasonHelp")}
      submitLabel={t("reviseConfirm")}
      pendingLabel={t("working")}
    />
  );
}
