"use client";
import { useTranslations } from "next-intl";
import { PublishOrReturn } from "@/components/city/entries/publish-or-return";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { decideTestimonyAction, withdrawTestimonyAction } from "@/lib/voices/testimonies/actions";

/** Diskominfo's two answers; `mayPublish` is false for whoever entered it. */
export function TestimonyDecision(testimony: { id: string; version: number; mayPublish: boolean }) {
  return <PublishOrReturn action={decideTestimonyAction} words="TestimonyForm" {...testimony} />;
}

/** The person has withdrawn the consent: asks once, for nothing of it comes back. */
export function WithdrawTestimony({ id }: { id: string }) {
  const t = useTranslations("TestimonyForm");
  const [state, send] = useFormAction(withdrawTestimonyAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <RefInputs id={id} />
      <FormProblemNotice problem={state.problem} isDecision />
      <ConfirmDialog
        variant="danger"
        trigger={t("withdraw")}
        title={t("withdrawTitle")}
        confirmLabel={t("withdrawYes")}
        pendingLabel={t("working")}
        cancelLabel={t("cancel")}
      >
        {t("withdrawBody")}
      </ConfirmDialog>
    </form>
  );
}
