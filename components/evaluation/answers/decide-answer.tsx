"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ReasonForm } from "@/components/platform/forms/reason-form";
import { QUEUE_KEY, QueueStrip, useQueueAddress } from "@/components/platform/queue/queue-strip";
import { Button } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { decideAnswerAction } from "@/lib/evaluation/answers/actions";

type DecideAnswerProps = {
  answer: { id: string; version: number; status: string };
  may: { verify: boolean; return: boolean };
};

/** Diskominfo's two answers to an agency's: verified, or back with a reason. */
export function DecideAnswer({ answer: { id, version, status }, may }: DecideAnswerProps) {
  const t = useTranslations("RoundForms");
  const queue = useQueueAddress();
  return (
    <div className="flex flex-col gap-4">
      <QueueStrip />
      {status === "SUBMITTED" ? <Verify id={id} version={version} isAllowed={may.verify} /> : null}
      {may.return ? (
        <div {...QUEUE_KEY.sendBack}>
          <ReasonForm
            action={decideAnswerAction}
            hidden={{ id, version, ...(queue === null ? {} : { queue }) }}
            intent="return"
            isCheck
            summary={t("return")}
            label={t("returnReason")}
            help={t("returnHelp")}
            submitLabel={t("returnConfirm")}
            pendingLabel={t("saving")}
          />
        </div>
      ) : null}
    </div>
  );
}

function Verify({ isAllowed, ...hidden }: { id: string; version: number; isAllowed: boolean }) {
  const t = useTranslations("RoundForms");
  const form = useForm(decideAnswerAction);
  const queue = useQueueAddress() ?? undefined;
  if (!isAllowed) return <Button disabledReasons={[{ text: t("ownWork") }]}>{t("verify")}</Button>;
  return (
    <Form of={form} hidden={{ ...hidden, queue }} isDecision>
      <div {...QUEUE_KEY.goOn}>
        <SubmitButton name="intent" value="verify" pendingLabel={t("saving")}>
          {t("verify")}
        </SubmitButton>
      </div>
    </Form>
  );
}
