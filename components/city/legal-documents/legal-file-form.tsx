"use client";
import { useTranslations } from "next-intl";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveLegalFileAction } from "@/lib/city/legal-documents/actions";

type LegalFileFormProps = { id: string; version: number; fileName: string | null };

/** The document's file; like every other part it waits until the draft is published. */
export function LegalFileForm({ id, version, fileName }: LegalFileFormProps) {
  const t = useTranslations("LegalDocuments");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={saveLegalFileAction}
      fields={[{ name: "file", label: t("file"), saved: "" }]}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => {
        const { defaultValue: _, ...file } = { ...field("file"), label: t("file"), help: t("fileHelp") };
        return (
          <>
            <p className="wrap-anywhere">{fileName ? t("fileNow", { name: fileName }) : t("fileNone")}</p>
            <Field {...file}>
              <input type="file" accept="application/pdf" {...controlProps(file)} className={controlClasses} />
            </Field>
            <div className="flex flex-wrap gap-3">
              <SubmitButton variant="secondary" pendingLabel={forms("saving")}>
                {t("fileSave")}
              </SubmitButton>
              {fileName ? (
                <SubmitButton variant="quiet" name="intent" value="remove" pendingLabel={forms("saving")}>
                  {t("fileRemove")}
                </SubmitButton>
              ) : null}
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}
