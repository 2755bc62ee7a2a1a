"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { PasskeySignIn } from "@/components/platform/passkeys/passkey-sign-in";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { secondStepAction } from "@/lib/platform/second-factor/actions";

/** A code of the telephone or of paper; or a passkey. */
export function SecondStepForm({ back, withPasskey }: { back: string; withPasskey: boolean }) {
  const t = useTranslations("FactorForms");
  return (
    <div className="flex flex-col gap-8">
      <EntryForm
        action={secondStepAction}
        fields={[{ name: "code", label: t("code"), saved: "" }]}
        hidden={{ ke: back }}
        basis={null}
      >
        {(field) => (
          <>
            <TextInput
              {...field("code")}
              label={t("code")}
              help={t("codeHelp")}
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              className="max-w-60 tracking-widest"
            />
            <div>
              <SubmitButton pendingLabel={t("working")}>{t("enter")}</SubmitButton>
            </div>
          </>
        )}
      </EntryForm>
      {withPasskey ? (
        <PasskeySignIn
          isSecond
          back={back}
          label={t("orPasskey")}
          working={t("passkeyWorking")}
          failed={t("passkeyFailed")}
        />
      ) : null}
    </div>
  );
}
