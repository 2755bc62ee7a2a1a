"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Select, TextArea, TextInput } from "@/components/ui/text-input";
import { closeProgrammeAction } from "@/lib/city/programme-register/actions";

const NAMES = ["status", "closedOn", "closedReason"] as const;

/** When and why a programme ended; it stays public with both. */
export function ClosingForm({ id, version, today }: { id: string; version: number; today: string }) {
  const t = useTranslations("ProgrammeForm");
  const status = useTranslations("ProgrammeStatus");
  const forms = useTranslations("Forms");
  const choices = (["FINISHED", "STOPPED"] as const).map((value) => ({ value, label: status(value) }));
  return (
    <EntryForm
      action={closeProgrammeAction}
      fields={NAMES.map((name) => ({ name, label: t(name), saved: name === "closedOn" ? today : "" }))}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <Select
            key={`status ${field("status").defaultValue}`}
            {...field("status")}
            label={t("status")}
            choices={choices}
            emptyLabel={t("choose")}
          />
          <TextInput {...field("closedOn")} label={t("closedOn")} type="date" />
          <TextArea {...field("closedReason")} label={t("closedReason")} help={t("closedReasonHelp")} rows={3} />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("close")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
