"use client";
import { useTranslations } from "next-intl";
import { PublishOrReturn } from "@/components/city/entries/publish-or-return";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { decideTestimonyAction, withdrawTestimonyAction } from "@/lib/voices/testimonies/actions";

/** Diskominfo's two answers; `mayPublish` is false for whoever entered it. */
export function TestimonyDecision(testimony: { id: string; version: number; mayPublish: boolean }) {
  return <PublishOrReturn action={decideTestimonyAction} words="TestimonyForm" {...testimony} />;
}

/** The person has withdrawn the consent: asks once, for nothing of it comes back. */
export function WithdrawTestimony({ id }: { id: string }) {
  const t = useTranslations("TestimonyForm");
  const form = useForm(withdrawTestimonyAction);
  return (
    <Form of={form} hidden={{ id }} isDecision className="flex flex-col items-start gap-4">
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
    </Form>
  );
}
