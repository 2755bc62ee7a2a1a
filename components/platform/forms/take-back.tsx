"use client";
import { useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/lib/platform/forms/state";

type TakeBackProps = {
  action: FormAction;
  /** Hidden fields beside the row's own. */
  hidden?: { kind: string };
  /** What throwing it away leaves: nothing, or an empty form that stands where it stood. */
  leaves?: "nothing" | "emptyForm";
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
      {discard ? <Asked {...props} step={props.leaves === "emptyForm" ? "empty" : "discard"} /> : null}
    </ConnectionGuard>
  );
}

function Asked({ action, hidden, id, version, step }: TakeBackProps & { step: "callBack" | "discard" | "empty" }) {
  const t = useTranslations("Problems.takeBack");
  const [state, send] = useFormAction(action, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <RefInputs {...hidden} id={id} version={version} />
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
