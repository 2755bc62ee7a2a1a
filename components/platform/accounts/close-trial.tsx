"use client";
import { useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { closeTrialAccountsAction } from "@/lib/platform/accounts/actions";

/** All accounts of the trial at once. */
export function CloseTrial() {
  const t = useTranslations("AccountForms");
  const [state, send] = useFormAction(closeTrialAccountsAction, {});
  return (
    <ConnectionGuard>
      <form action={send}>
        <RefInputs />
        <FormProblemNotice problem={state.problem} isDecision />
        <ConfirmDialog
          trigger={t("closeTrial")}
          variant="secondary"
          title={t("closeTrialTitle")}
          confirmLabel={t("yes")}
          cancelLabel={t("cancel")}
        >
          {t("closeTrialBody")}
        </ConfirmDialog>
      </form>
    </ConnectionGuard>
  );
}
