"use client";
import { useTranslations } from "next-intl";
import { Form, type FormOf, useForm } from "@/components/platform/forms/form";
import { DataTable } from "@/components/ui/data-table";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ImportState, importQuestionnaireAction } from "@/lib/evaluation/questionnaires/actions";
import type { Fault } from "@/lib/evaluation/questionnaires/sheet";

type ImportFormProps = { code: string; version: number };

/** First the file, then what it would change, then the change: nothing happens to the questionnaire before the last press. */
export function ImportForm(hidden: ImportFormProps) {
  const t = useTranslations("Import");
  const form = useForm<ImportState>(importQuestionnaireAction);
  const { faults, preview, fileFault } = form.state;
  const field = {
    name: "file",
    label: t("file"),
    help: t("fileHelp"),
    error: fileFault && t(`fileFault.${fileFault}`),
  };
  return (
    <div className="flex flex-col gap-8">
      {faults ? <Faults faults={faults} /> : null}
      {preview ? <Preview preview={preview} form={form} {...hidden} /> : null}
      <Form of={form} hidden={hidden} isDecision isQuiet={Boolean(preview)}>
        <Field {...field}>
          <input
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            {...controlProps(field)}
            className={controlClasses}
          />
        </Field>
        <div>
          <SubmitButton variant={preview ? "secondary" : "primary"} pendingLabel={t("reading")}>
            {t("check")}
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}

const FAULTS_SHOWN = 100;

function Faults({ faults }: { faults: Fault[] }) {
  const t = useTranslations("Import");
  const fields = useTranslations("Fields");
  const words = (fault: string) => {
    const [name = ""] = fault.split(":");
    if (t.has(`faults.${name}` as never)) return t(`faults.${name}` as never);
    return fields.has(name as never) && name !== "ambiguous" ? fields(name as never) : t("faults.number");
  };
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="danger" announce title={t("refused", { count: faults.length })}>
        {t("nothingChanged")}
      </Notice>
      <DataTable
        caption={t("faultList")}
        captionHidden
        rows={faults.slice(0, FAULTS_SHOWN).map((fault, index) => ({ ...fault, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={[
          { key: "row", header: t("row"), heading: true, cell: ({ row }) => t("rowNumber", { row }) },
          { key: "column", header: t("column"), cell: ({ column }) => <span lang="id">{column ?? t("sheet")}</span> },
          { key: "fault", header: t("fault"), cell: ({ fault }) => words(fault) },
        ]}
      />
      {faults.length > FAULTS_SHOWN ? <p>{t("more", { count: faults.length - FAULTS_SHOWN })}</p> : null}
    </div>
  );
}

type PreviewProps = ImportFormProps & { preview: NonNullable<ImportState["preview"]>; form: FormOf<ImportState> };

function Preview({ preview, form, ...hidden }: PreviewProps) {
  const t = useTranslations("Import");
  const { added, changed, removed, unchanged } = preview.change;
  const lists = { added, changed, removed };
  return (
    <Form of={form} hidden={{ ...hidden, kept: preview.rows }} isDecision>
      <Notice announce title={t("previewTitle")}>
        <ul className="flex flex-col gap-2">
          {(["added", "changed", "removed"] as const).map((kind) => (
            <li key={kind}>
              <span className="font-medium">{t(kind, { count: lists[kind].length })}</span>
              {lists[kind].length > 0 ? (
                <span className="block text-sm break-words">{lists[kind].join(", ")}</span>
              ) : null}
            </li>
          ))}
          <li>{t("unchanged", { count: unchanged })}</li>
        </ul>
      </Notice>
      <div>
        <SubmitButton name="intent" value="apply" pendingLabel={t("applying")}>
          {t("apply")}
        </SubmitButton>
      </div>
    </Form>
  );
}
