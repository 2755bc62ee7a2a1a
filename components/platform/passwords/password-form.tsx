"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { redeemLetterAction } from "@/lib/platform/password-links/actions";
import { changePasswordAction } from "@/lib/platform/passwords/actions";

type PasswordFormProps = {
  /** Whose: password managers then keep the right pair. */
  email: string;
  /** `change`: one's own, with the one so far; `first`: in place of a first one; `letter`: behind a link. */
  kind: "change" | "first" | "letter";
  token?: string;
};

/** A new password, typed twice. */
export function PasswordForm({ email, kind, token = "" }: PasswordFormProps) {
  const t = useTranslations("PasswordForms");
  const names = [...(kind === "change" ? (["password"] as const) : []), "newPassword", "newPasswordAgain"] as const;
  const labels = { password: t("current"), newPassword: t("newPassword"), newPasswordAgain: t("newPasswordAgain") };
  return (
    <EntryForm
      action={kind === "letter" ? redeemLetterAction : changePasswordAction}
      fields={names.map((name) => ({ name, label: labels[name], saved: "" }))}
      hidden={kind === "letter" ? { token } : {}}
      basis={null}
    >
      {(field) => (
        <>
          {/* For password managers alone; the server knows whose it is. */}
          <input type="text" autoComplete="username" defaultValue={email} readOnly hidden />
          {kind === "change" ? (
            <TextInput {...field("password")} label={labels.password} type="password" autoComplete="current-password" />
          ) : null}
          <TextInput
            {...field("newPassword")}
            label={labels.newPassword}
            help={t("newPasswordHelp")}
            type="password"
            autoComplete="new-password"
          />
          <TextInput
            {...field("newPasswordAgain")}
            label={labels.newPasswordAgain}
            type="password"
            autoComplete="new-password"
          />
          <div>
            <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
