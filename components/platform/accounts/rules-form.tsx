"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { Checkbox } from "@/components/ui/choice-inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import { setAccountRulesAction } from "@/lib/platform/second-factor/actions";
import { SECURED_ROLES } from "@/lib/platform/second-factor/schemas";

/** Which roles must have a second factor. */
export function RulesForm({ roles, version }: { roles: readonly string[]; version: number }) {
  const t = useTranslations("AccountForms");
  return (
    <EntryForm
      action={setAccountRulesAction}
      fields={[{ name: "roles", label: t("roles_label"), saved: roles.join(", ") }]}
      hidden={{}}
      basis={{ name: "version", value: String(version) }}
    >
      {() => (
        <>
          <fieldset className="flex flex-col gap-1">
            <legend className="mb-2 font-medium">{t("roles_label")}</legend>
            {SECURED_ROLES.map((role) => (
              <Checkbox
                key={role}
                name="roles"
                id={`role-${role}`}
                value={role}
                label={t(`roles.${role}`)}
                defaultChecked={roles.includes(role)}
              />
            ))}
          </fieldset>
          <div>
            <SubmitButton pendingLabel={t("saving")}>{t("saveRules")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
