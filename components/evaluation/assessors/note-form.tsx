"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-input";
import { leaveNoteAction } from "@/lib/evaluation/assessors/actions";

type NoteFormProps = { itemCode?: string; sending: string; storageKey: string };

/** A note for Diskominfo and the council; what is typed stays on the device until it is sent. */
export function NoteForm({ itemCode, sending, storageKey }: NoteFormProps) {
  const t = useTranslations("AssessorForms");
  return (
    <EntryForm
      action={leaveNoteAction}
      fields={[{ name: "text", label: t("note"), saved: "" }]}
      hidden={itemCode ? { itemCode, sending } : { sending }}
      basis={null}
      storageKey={storageKey}
    >
      {(field) => (
        <>
          <TextArea {...field("text")} label={t("note")} help={t("noteHelp")} rows={4} />
          <div>
            <SubmitButton pendingLabel={t("sending")}>{t("leaveNote")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
