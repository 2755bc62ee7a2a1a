"use client";
import { useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type BeginState, beginLoadAction } from "@/lib/city/loading/actions";

/** One workbook, or several tables at once. */
export function BeginForm() {
  const t = useTranslations("Loading");
  const form = useForm<BeginState>(beginLoadAction);
  const { fileFault } = form.state;
  const field = {
    name: "files",
    label: t("files"),
    help: t("filesHelp"),
    error: fileFault && t(`fileFault.${fileFault}`),
  };
  return (
    <Form of={form} hidden={{}} isDecision>
      <Field {...field}>
        <input
          type="file"
          multiple
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          {...controlProps(field)}
          className={controlClasses}
        />
      </Field>
      <div>
        <SubmitButton pendingLabel={t("reading")}>{t("begin")}</SubmitButton>
      </div>
    </Form>
  );
}
