"use client";
import { useTranslations } from "next-intl";
import { useFormAction } from "@/components/entries/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { takeBackAnswerAction } from "@/lib/answers/actions";
import { takeBackEntryAction } from "@/lib/entries/actions";
import type { FormAction } from "@/lib/forms/state";
import { callBackAnswerOfQuestionAction } from "@/lib/public-questions/actions";
import { callBackTestimonyAction } from "@/lib/testimonies/actions";
import { ConnectionGuard } from "./connection-guard";
import { FormProblemNotice } from "./form-problem";
import { RefInputs } from "./ref-inputs";

const ACTIONS = {
  progress: takeBackEntryAction,
  value: takeBackEntryAction,
  answer: takeBackAnswerAction,
  testimony: callBackTestimonyAction,
  question: callBackAnswerOfQuestionAction,
} satisfies Record<string, FormAction>;

type TakeBackProps = {
  kind: keyof typeof ACTIONS;
  id: string;
  version: number;
  may: { callBack: boolean; discard?: boolean };
};

/** What its writer may still take back: a submission nobody has judged yet, or a draft that was never handed in. */
export function TakeBack(props: TakeBackProps) {
  const { callBack, discard = false } = props.may;
  if (!callBack && !discard) return null;
  return (
    <ConnectionGuard>
      {callBack ? <Asked {...props} step="callBack" /> : null}
      {discard ? <Asked {...props} step={props.kind === "answer" ? "empty" : "discard"} /> : null}
    </ConnectionGuard>
  );
}

function Asked({ kind, id, version, step }: TakeBackProps & { step: "callBack" | "discard" | "empty" }) {
  const t = useTranslations("Problems.takeBack");
  const [state, send] = useFormAction(ACTIONS[kind], {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <RefInputs {...(kind === "progress" || kind === "value" ? { kind } : {})} id={id} version={version} />
      <FormProblemNotice problem={state.problem} isDecision />
      <ConfirmDialog
        variant={step === "callBack" ? "secondary" : "danger"}
        trigger={t(`${step}.trigger`)}
        name="intent"
        value={step === "callBack" ? "callBack" : "discard"}
        title={t(`${step}.title`)}
        confirmLabel={t(`${step}.yes`)}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {t(`${step}.body`)}
      </ConfirmDialog>
    </form>
  );
}
