"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { saveContactAction } from "@/lib/work/reminders/actions";

type ContactFormProps = {
  /** Of an agency, or "sekda". */
  code: string;
  contact: { version: number; name: string; email: string } | null;
};

/** Who is told above. */
export function ContactForm({ code, contact }: ContactFormProps) {
  const t = useTranslations("ReminderForms");
  return (
    <EntryForm
      action={saveContactAction}
      fields={[
        { name: "name", label: t("contactName"), saved: contact?.name ?? "" },
        { name: "email", label: t("contactEmail"), saved: contact?.email ?? "" },
      ]}
      hidden={{ code }}
      basis={contact ? { name: "version", value: String(contact.version) } : null}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("contactName")} autoComplete="off" />
          <TextInput
            {...field("email")}
            label={t("contactEmail")}
            help={t("contactHelp")}
            type="email"
            autoComplete="off"
          />
          <div>
            <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
