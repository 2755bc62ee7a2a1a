"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextInput } from "@/components/ui/text-input";
import { type AccountMade, createAccountAction } from "@/lib/platform/accounts/actions";
import { ACCOUNT_ROLES } from "@/lib/platform/accounts/schemas";
import { FirstPassword } from "./first-password";

type NewAccountFormProps = {
  agencies: Choice[];
  /** The one that somebody came for. */
  agency?: string | undefined;
  isMailOffered: boolean;
};

/** A new account, with a link by e-mail or with a first password on paper. */
export function NewAccountForm({ agencies, agency = "", isMailOffered }: NewAccountFormProps) {
  const t = useTranslations("AccountForms");
  const ways = isMailOffered ? (["MAIL", "PRINTED"] as const) : (["PRINTED"] as const);
  const saved = { name: "", email: "", role: "AGENCY", agencyCode: agency, way: ways[0] };
  return (
    <EntryForm
      action={createAccountAction}
      fields={(["name", "email", "role", "agencyCode", "way"] as const).map((name) => ({
        name,
        label: t(name),
        saved: saved[name],
      }))}
      hidden={{}}
      basis={null}
    >
      {(field, state: AccountMade) => {
        if (state.made) return <FirstPassword made={state.made} />;
        const select = (name: "role" | "agencyCode" | "way") => ({
          ...field(name),
          label: t(name),
        });
        return (
          <>
            <TextInput {...field("name")} label={t("name")} autoComplete="off" />
            <TextInput {...field("email")} label={t("email")} help={t("emailHelp")} type="email" autoComplete="off" />
            <Select
              {...select("role")}
              choices={ACCOUNT_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
            />
            <Select {...select("agencyCode")} help={t("agencyHelp")} emptyLabel={t("none")} choices={agencies} />
            <Select
              {...select("way")}
              help={isMailOffered ? undefined : t("noMail")}
              choices={ways.map((value) => ({ value, label: t(`ways.${value}`) }))}
            />
            <div>
              <SubmitButton pendingLabel={t("making")}>{t("make")}</SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}
