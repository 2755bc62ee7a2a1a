"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { createFirstAdminAction } from "@/lib/city/first-run/actions";

/** The one who administers from now on. */
export function FirstAdminForm({ token }: { token: string }) {
  const t = useTranslations("FirstRun");
  const words = useTranslations("PasswordForms");
  const labels = {
    name: t("name"),
    email: t("email"),
    newPassword: words("newPassword"),
    newPasswordAgain: words("newPasswordAgain"),
  };
  return (
    <EntryForm
      action={createFirstAdminAction}
      fields={(["name", "email", "newPassword", "newPasswordAgain"] as const).map((name) => ({
        name,
        label: labels[name],
        saved: "",
      }))}
      hidden={{ token }}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={labels.name} autoComplete="name" />
          <TextInput {...field("email")} label={labels.email} type="email" autoComplete="username" />
          <TextInput
            {...field("newPassword")}
            label={labels.newPassword}
            help={words("newPasswordHelp")}
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
            <SubmitButton pendingLabel={t("making")}>{t("make")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
