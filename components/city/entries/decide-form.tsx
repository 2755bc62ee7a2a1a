"use client";
import { useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice-inputs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
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
    <ConnectionGuard>
      <GoOn {...props} />
      {props.mayReturn ? <SendBack {...props} /> : null}
    </ConnectionGuard>
  );
}

function GoOn({ status, mayGoOn, kind, id, version, doubt }: DecideFormProps) {
  const t = useTranslations("Decide");
  const [state, send] = useFormAction(decideEntryAction, {});
  const label = status === "SUBMITTED" ? t("verify") : t("publish");
  return (
    <form action={send} className="flex flex-col gap-4">
      <RefInputs kind={kind} id={id} version={version} />
      <FormProblemNotice problem={state.problem} isDecision />
      {doubt ? (
        <Notice tone="warning" title={doubt.title}>
          {doubt.words}
        </Notice>
      ) : null}
      {doubt && mayGoOn ? <Checkbox name="confirmed" value={doubt.figure} label={doubt.confirm} /> : null}
      <div>
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
    </form>
  );
}

function SendBack({ kind, id, version }: DecideFormProps) {
  const t = useTranslations("Decide");
  const [state, send] = useFormAction(decideEntryAction, {});
  const error = useFieldMessages(state)("reason");
  return (
    <Disclosure summary={t("return")} open={Boolean(state.reply)}>
      <form action={send} noValidate className="flex flex-col gap-4 pt-2">
        <RefInputs kind={kind} id={id} version={version} />
        <FormProblemNotice problem={state.problem} isDecision />
        <TextArea
          name="reason"
          label={t("reason")}
          help={t("reasonHelp")}
          error={error}
          defaultValue={String(state.reply?.initialValue?.reason ?? "")}
          rows={3}
        />
        <div>
          <SubmitButton name="intent" value="return" variant="secondary" pendingLabel={t("working")}>
            {t("returnConfirm")}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}

/** A published entry is never changed: its correction is a new revision with a reason that the public reads. */
export function ReviseForm(key: EntryKey) {
  const t = useTranslations("Decide");
  const [state, send] = useFormAction(reviseEntryAction, {});
  const error = useFieldMessages(state)("reason");
  return (
    <ConnectionGuard>
      <Disclosure summary={t("revise")} open={Boolean(state.reply)}>
        <form action={send} noValidate className="flex flex-col gap-4 pt-2">
          <RefInputs {...key} />
          <FormProblemNotice problem={state.problem} entryPage={ENTRY_PAGES[key.kind]} />
          <TextArea
            name="reason"
            label={t("reviseReason")}
            help={t("reviseReasonHelp")}
            error={error}
            defaultValue={String(state.reply?.initialValue?.reason ?? "")}
            rows={3}
          />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("working")}>
              {t("reviseConfirm")}
            </SubmitButton>
          </div>
        </form>
      </Disclosure>
    </ConnectionGuard>
  );
}
