"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { askResetAction } from "@/lib/platform/password-links/actions";

/** Asks for a letter with a link. */
export function ResetForm() {
  const t = useTranslations("PasswordForms");
  return (
    <EntryForm
      action={askResetAction}
      fields={[{ name: "email", label: t("email"), saved: "" }]}
      hidden={{}}
      basis={null}
    >
      {(field) => (
        <>
          <TextInput
            {...field("email")}
            label={t("email")}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
          <div>
            <SubmitButton pendingLabel={t("asking")}>{t("ask")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
