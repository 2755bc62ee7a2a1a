"use client";
import { useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { RefInputs } from "@/components/platform/forms/ref-inputs";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import {
  type AccountState,
  disableAccountAction,
  enableAccountAction,
  giveFirstPasswordAction,
  inviteAgainAction,
  removeFactorsAction,
} from "@/lib/platform/accounts/actions";
import { FirstPassword } from "./first-password";

const ACTIONS = {
  disable: disableAccountAction,
  enable: enableAccountAction,
  invite: inviteAgainAction,
  newPassword: giveFirstPasswordAction,
  removeFactors: removeFactorsAction,
} as const;

export type AccountStepName = keyof typeof ACTIONS;
type AccountStepProps = { step: AccountStepName; account: { id: string; version: number; name: string } };

/** One press about an account, which says what will happen before it does. */
export function AccountStep({ step, account: { id, version, name } }: AccountStepProps) {
  const t = useTranslations("AccountForms");
  const [state, send] = useFormAction<AccountState>(ACTIONS[step], {});
  const messages = useFieldMessages(state)("role");
  if (state.made) return <FirstPassword made={state.made} />;
  return (
    <ConnectionGuard>
      <form action={send} className="flex flex-col gap-3">
        <RefInputs id={id} version={version} />
        <FormProblemNotice problem={state.problem} isDecision />
        {messages.length > 0 ? <Notice tone="danger" announce title={messages[0]} /> : null}
        <ConfirmDialog
          trigger={t(step)}
          variant={step === "disable" ? "danger" : "secondary"}
          title={t(`${step}Title`, { name })}
          confirmLabel={t("yes")}
          cancelLabel={t("cancel")}
        >
          {t(`${step}Body`)}
        </ConfirmDialog>
      </form>
    </ConnectionGuard>
  );
}
