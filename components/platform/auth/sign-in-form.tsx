"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { signInAction } from "@/lib/platform/auth/actions";

/** `back` is where one wanted to go; the action checks it again. */
export function SignInForm({ back }: { back: string }) {
  const t = useTranslations("SignIn");
  const form = useForm(signInAction);
  const { messages, typed } = form;
  const errors = ["email", "password"].flatMap((name) => messages(name).map((message) => ({ fieldId: name, message })));
  return (
    <Form of={form} hidden={{ ke: back }} className="flex max-w-md flex-col gap-5">
      <ErrorSummary title={t("summary")} errors={errors} />
      <TextInput
        name="email"
        type="email"
        label={t("email")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={messages("email")}
        defaultValue={typed("email")}
      />
      <TextInput
        name="password"
        type="password"
        label={t("password")}
        autoComplete="current-password"
        error={messages("password")}
      />
      <div>
        <SubmitButton pendingLabel={t("working")}>{t("submit")}</SubmitButton>
      </div>
    </Form>
  );
}
