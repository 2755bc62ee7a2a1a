"use client";
import { useLocale, useTranslations } from "next-intl";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFieldMessages } from "@/components/platform/forms/use-field-messages";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { ErrorSummary } from "@/components/ui/error-summary";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { signInAction } from "@/lib/platform/auth/actions";

/** `back` is where one wanted to go; the action checks it again. */
export function SignInForm({ back }: { back: string }) {
  const t = useTranslations("SignIn");
  const locale = useLocale();
  const [state, send] = useFormAction(signInAction, {});
  const messages = useFieldMessages(state);
  const errors = ["email", "password"].flatMap((name) => messages(name).map((message) => ({ fieldId: name, message })));
  return (
    <form action={send} noValidate className="flex max-w-md flex-col gap-5">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="ke" value={back} />
      <FormProblemNotice problem={state.problem} />
      <ErrorSummary title={t("summary")} errors={errors} />
      <TextInput
        name="email"
        type="email"
        label={t("email")}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={messages("email")}
        defaultValue={String(state.reply?.initialValue?.email ?? "")}
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
    </form>
  );
}
