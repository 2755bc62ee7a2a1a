"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
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
    <>
      {callBack ? <Asked {...props} step="callBack" /> : null}
      {discard ? <Asked {...props} step={props.leaves === "emptyForm" ? "empty" : "discard"} /> : null}
    </>
  );
}

function Asked({ action, hidden, id, version, step }: TakeBackProps & { step: "callBack" | "discard" | "empty" }) {
  const t = useTranslations("Problems.takeBack");
  const form = useForm(action);
  return (
    <Form of={form} hidden={{ ...hidden, id, version }} isDecision className="flex flex-col items-start gap-4">
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
    </Form>
  );
}
