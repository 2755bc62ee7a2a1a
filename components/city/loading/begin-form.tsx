"use client";
import { useTranslations } from "next-intl";
import { FileField } from "@/components/platform/forms/file-field";
import { Form, useForm } from "@/components/platform/forms/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { type BeginState, beginLoadAction } from "@/lib/city/loading/actions";
import { LOAD_LIMITS } from "@/lib/city/loading/limits";

/** One workbook, or several tables at once. */
export function BeginForm() {
  const t = useTranslations("Loading");
  const form = useForm<BeginState>(beginLoadAction);
  const { fileFault } = form.state;
  return (
    <Form of={form} hidden={{}} isDecision>
      <FileField
        name="files"
        label={t("files")}
        help={t("filesHelp")}
        error={fileFault && t(`fileFault.${fileFault}`)}
        most={LOAD_LIMITS.bytes}
        tooLarge={t("fileFault.fileSize")}
        empty={t("fileEmpty")}
        accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        multiple
      />
      <div>
        <SubmitButton pendingLabel={t("reading")}>{t("begin")}</SubmitButton>
      </div>
    </Form>
  );
}
