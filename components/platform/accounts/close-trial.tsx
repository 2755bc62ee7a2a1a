"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { closeTrialAccountsAction } from "@/lib/platform/accounts/actions";

/** All accounts of the trial at once. */
export function CloseTrial() {
  const t = useTranslations("AccountForms");
  const form = useForm(closeTrialAccountsAction);
  return (
    <Form of={form} hidden={{}} isDecision>
      <ConfirmDialog
        trigger={t("closeTrial")}
        variant="secondary"
        title={t("closeTrialTitle")}
        confirmLabel={t("yes")}
        cancelLabel={t("cancel")}
      >
        {t("closeTrialBody")}
      </ConfirmDialog>
    </Form>
  );
}
