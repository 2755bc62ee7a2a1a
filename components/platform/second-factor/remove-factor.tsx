"use client";
import { useTranslations } from "next-intl";
import { EntryForm, type FieldState } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { type FactorState, removeFactorAction, renewRecoveryCodesAction } from "@/lib/platform/second-factor/actions";
import { RecoveryCodes } from "./recovery-codes";

/** Asks for the password: whoever sits at somebody else's open session does not know it. */
export function RemoveFactor({ id, name, hasPassword }: { id: string | null; name: string; hasPassword: boolean }) {
  const t = useTranslations("FactorForms");
  const field_ = `remove-${id ?? "time-code"}`;
  return (
    <EntryForm
      summary={t("removeOf", { name })}
      action={removeFactorAction}
      fields={[{ name: "password", id: field_, label: t("password"), saved: "" }]}
      hidden={id ? { id } : {}}
      basis={null}
    >
      {(field) => (
        <>
          <OwnPassword field={field("password")} hasPassword={hasPassword} />
          <div>
            <SubmitButton variant="secondary" pendingLabel={t("removing")}>
              {t("remove")}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

/** New codes for paper; the former ones stop working. */
export function NewRecoveryCodes({ hasPassword }: { hasPassword: boolean }) {
  const t = useTranslations("FactorForms");
  return (
    <EntryForm
      summary={t("newCodes")}
      action={renewRecoveryCodesAction}
      fields={[{ name: "password", id: "codes-password", label: t("password"), saved: "" }]}
      hidden={{}}
      basis={null}
    >
      {(field, state: FactorState) =>
        state.codes ? (
          <RecoveryCodes codes={state.codes} />
        ) : (
          <>
            <p>{t("newCodesBody")}</p>
            <OwnPassword field={field("password")} hasPassword={hasPassword} />
            <div>
              <SubmitButton variant="secondary" pendingLabel={t("making")}>
                {t("newCodes")}
              </SubmitButton>
            </div>
          </>
        )
      }
    </EntryForm>
  );
}

/** Whoever takes a factor away, or asks for new codes, says once more who it is. */
function OwnPassword({ field, hasPassword }: { field: FieldState; hasPassword: boolean }) {
  const t = useTranslations("FactorForms");
  return (
    <TextInput
      {...field}
      label={t("password")}
      help={hasPassword ? t("passwordHelp") : t("passwordNone")}
      type="password"
      autoComplete="current-password"
    />
  );
}
