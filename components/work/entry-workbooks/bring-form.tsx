"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type BringState, bringWorkbookAction } from "@/lib/work/entry-workbooks/actions";

/** A workbook that was filled in, whichever it is: it says so itself. */
export function BringForm() {
  const t = useTranslations("EntryWorkbooks");
  const form = useForm<BringState>(bringWorkbookAction);
  const { fileFault } = form.state;
  const field = {
    name: "file",
    label: t("file"),
    help: t("fileHelp"),
    error: fileFault && t(`fileFault.${fileFault}`),
  };
  return (
    <Form of={form} hidden={{}} isDecision>
      <Field {...field}>
        <input
          type="file"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          {...controlProps(field)}
          className={controlClasses}
        />
      </Field>
      <div>
        <SubmitButton pendingLabel={t("reading")}>{t("read")}</SubmitButton>
      </div>
    </Form>
  );
}
