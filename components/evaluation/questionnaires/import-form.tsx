"use client";
import { useLocale, useTranslations } from "next-intl";
import { ConnectionGuard } from "@/components/platform/forms/connection-guard";
import { FormProblemNotice } from "@/components/platform/forms/form-problem";
import { useFormAction } from "@/components/platform/forms/use-form-action";
import { DataTable } from "@/components/ui/data-table";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type ImportState, importQuestionnaireAction } from "@/lib/evaluation/questionnaires/actions";
import type { Fault } from "@/lib/evaluation/questionnaires/sheet";

type ImportFormProps = { code: string; version: number };

/** First the file, then what it would change, then the change: nothing happens to the questionnaire before the last press. */
export function ImportForm(props: ImportFormProps) {
  return (
    <ConnectionGuard>
      <Import {...props} />
    </ConnectionGuard>
  );
}

function Import({ code, version }: ImportFormProps) {
  const t = useTranslations("Import");
  const [state, send] = useFormAction<ImportState>(importQuestionnaireAction, {});
  const field = {
    name: "file",
    label: t("file"),
    help: t("fileHelp"),
    error: state.fileFault && t(`fileFault.${state.fileFault}`),
  };
  return (
    <div className="flex flex-col gap-8">
      <FormProblemNotice problem={state.problem} isDecision />
      {state.faults ? <Faults faults={state.faults} /> : null}
      {state.preview ? <Preview preview={state.preview} send={send} code={code} version={version} /> : null}
      <form action={send} className="flex flex-col gap-4">
        <Hidden code={code} version={version} />
        <Field {...field}>
          <input
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            {...controlProps(field)}
            className={controlClasses}
          />
        </Field>
        <div>
          <SubmitButton variant={state.preview ? "secondary" : "primary"} pendingLabel={t("reading")}>
            {t("check")}
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}

function Hidden({ code, version }: ImportFormProps) {
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="version" value={version} />
    </>
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

type PreviewProps = ImportFormProps & { preview: NonNullable<ImportState["preview"]>; send: (data: FormData) => void };

function Preview({ preview, send, code, version }: PreviewProps) {
  const t = useTranslations("Import");
  const { added, changed, removed, unchanged } = preview.change;
  const lists = { added, changed, removed };
  return (
    <form action={send} className="flex flex-col gap-4">
      <Hidden code={code} version={version} />
      <input type="hidden" name="kept" value={preview.rows} />
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
    </form>
  );
}
