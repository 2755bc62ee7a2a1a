"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/platform/forms/file-field";
import { Form, useForm } from "@/components/platform/forms/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { LOAD_LIMITS } from "@/lib/city/loading/limits";
import { type BringState, bringWorkbookAction } from "@/lib/work/entry-workbooks/actions";

/** A workbook that was filled in, whichever it is: it says so itself. */
export function BringForm() {
  const t = useTranslations("EntryWorkbooks");
  const form = useForm<BringState>(bringWorkbookAction);
  const { fileFault } = form.state;
  return (
    <Form of={form} hidden={{}} isDecision>
      <FileField
        name="file"
        label={t("file")}
        help={t("fileHelp")}
        error={fileFault && t(`fileFault.${fileFault}`)}
        most={LOAD_LIMITS.bytes}
        tooLarge={t("fileFault.fileSize")}
        empty={t("fileEmpty")}
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      />
      <div>
        <SubmitButton pendingLabel={t("reading")}>{t("read")}</SubmitButton>
      </div>
    </Form>
  );
}
