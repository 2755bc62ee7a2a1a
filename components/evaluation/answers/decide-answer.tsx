"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { decideAnswerAction } from "@/lib/evaluation/answers/actions";

type DecideAnswerProps = {
  answer: { id: string; version: number; status: string };
  may: { verify: boolean; return: boolean };
};

/** Diskominfo's two answers to an agency's: verified, or back with a reason. */
export function DecideAnswer(props: DecideAnswerProps) {
  return (
    <ConnectionGuard>
      <div className="flex flex-col gap-4">
        {props.answer.status === "SUBMITTED" ? <Verify {...props} /> : null}
        {props.may.return ? <SendBack {...props} /> : null}
      </div>
    </ConnectionGuard>
  );
}

function Hidden({ answer }: Pick<DecideAnswerProps, "answer">) {
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="id" value={answer.id} />
      <input type="hidden" name="version" value={answer.version} />
    </>
  );
}

function Verify({ answer, may }: DecideAnswerProps) {
  const t = useTranslations("RoundForms");
  const [state, send] = useFormAction(decideAnswerAction, {});
  if (!may.verify) return <Button disabledReasons={[{ text: t("ownWork") }]}>{t("verify")}</Button>;
  return (
    <form action={send} className="flex flex-col gap-4">
      <Hidden answer={answer} />
      <FormProblemNotice problem={state.problem} isDecision />
      <div>
        <SubmitButton name="intent" value="verify" pendingLabel={t("saving")}>
          {t("verify")}
        </SubmitButton>
      </div>
    </form>
  );
}

function SendBack({ answer }: DecideAnswerProps) {
  const t = useTranslations("RoundForms");
  const [state, send] = useFormAction(decideAnswerAction, {});
  return (
    <Disclosure summary={t("return")} open={Boolean(state.reply)}>
      <form action={send} noValidate className="flex flex-col gap-4 pt-2">
        <Hidden answer={answer} />
        <FormProblemNotice problem={state.problem} isDecision />
        <TextArea
          name="reason"
          id="returnReason"
          label={t("returnReason")}
          help={t("returnHelp")}
          error={useFieldMessages(state)("reason")}
          defaultValue={String(state.reply?.initialValue?.reason ?? "")}
          rows={3}
        />
        <div>
          <SubmitButton name="intent" value="return" variant="secondary" pendingLabel={t("saving")}>
            {t("returnConfirm")}
          </SubmitButton>
        </div>
      </form>
    </Disclosure>
  );
}
