"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import {
  type AccountMade,
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
  const form = useForm<AccountMade>(ACTIONS[step]);
  const messages = form.messages("role");
  if (form.state.made) return <FirstPassword made={form.state.made} />;
  return (
    <Form of={form} hidden={{ id, version }} isDecision className="flex flex-col items-start gap-3">
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
    </Form>
  );
}
