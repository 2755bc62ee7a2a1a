"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextInput } from "@/components/ui/text-input";
import { editAccountAction } from "@/lib/platform/accounts/actions";
import { ACCOUNT_ROLES, ALL_ROLES } from "@/lib/platform/accounts/schemas";

type AccountFormProps = {
  account: { id: string; version: number };
  values: { name: string; email: string; role: string; agencyCode: string };
  agencies: Choice[];
  /** Neither one's own nor a guest's. */
  hasRole: boolean;
};

export function AccountForm({ account, values, agencies, hasRole }: AccountFormProps) {
  const t = useTranslations("AccountForms");
  const names = ["name", "email", ...(hasRole ? (["role", "agencyCode"] as const) : [])] as const;
  const words: Record<string, string> = Object.fromEntries(ALL_ROLES.map((role) => [role, t(`roles.${role}`)]));
  return (
    <EntryForm
      action={editAccountAction}
      fields={names.map((name) => ({
        name,
        label: t(name),
        saved: values[name],
        ...(name === "role" ? { words } : {}),
      }))}
      hidden={{ id: account.id }}
      basis={{ name: "version", value: String(account.version) }}
    >
      {(field) => {
        const select = (name: "role" | "agencyCode") => ({
          ...field(name),
          label: t(name),
        });
        return (
          <>
            <TextInput {...field("name")} label={t("name")} autoComplete="off" />
            <TextInput {...field("email")} label={t("email")} help={t("emailHelp")} type="email" autoComplete="off" />
            {hasRole ? (
              <>
                <Select
                  {...select("role")}
                  choices={ACCOUNT_ROLES.map((value) => ({ value, label: words[value] ?? value }))}
                />
                <Select {...select("agencyCode")} help={t("agencyHelp")} emptyLabel={t("none")} choices={agencies} />
              </>
            ) : null}
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}
