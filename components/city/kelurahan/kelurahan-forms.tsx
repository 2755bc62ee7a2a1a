"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EntryForm } from "@/components/platform/forms/entry-form";
import { TickedNames, TickRow, Ticks } from "@/components/platform/forms/ticks";
import { Checkbox } from "@/components/ui/choice-inputs";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { controlClasses, controlProps, Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, Select, TextInput } from "@/components/ui/text-input";
import {
  importKelurahanAction,
  type ListState,
  renameKelurahanAction,
  splitKelurahanAction,
} from "@/lib/city/kelurahan/actions";

/** First the file, then what it would change, then the change. */
export function KelurahanListForm() {
  const t = useTranslations("Kelurahan");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={importKelurahanAction}
      fields={[
        { name: "file", label: t("file"), saved: "" },
        { name: "listedOn", label: t("listedOn"), saved: "" },
        { name: "legalBasis", label: t("listBasis"), saved: "" },
      ]}
      hidden={{}}
      basis={null}
      summary={t("importOpen")}
    >
      {(field, state: ListState) => {
        const { defaultValue: _, ...file } = { ...field("file"), label: t("file"), help: t("fileHelp") };
        return (
          <>
            <Faults faults={state.faults ?? []} more={state.moreFaults ?? 0} />
            <TextInput {...field("listedOn")} label={t("listedOn")} type="date" className="max-w-60" />
            <TextInput {...field("legalBasis")} label={t("listBasis")} help={t("listBasisHelp")} autoComplete="off" />
            <Field {...file}>
              <input type="file" accept=".csv,text/csv" {...controlProps(file)} className={controlClasses} />
            </Field>
            <Preview preview={state.preview} />
            <div className="flex flex-wrap gap-3">
              {state.preview ? (
                <SubmitButton name="intent" value="apply" pendingLabel={forms("saving")}>
                  {t("apply")}
                </SubmitButton>
              ) : null}
              <SubmitButton variant={state.preview ? "secondary" : "primary"} pendingLabel={t("reading")}>
                {t("check")}
              </SubmitButton>
            </div>
          </>
        );
      }}
    </EntryForm>
  );
}

function Faults({ faults, more }: { faults: NonNullable<ListState["faults"]>; more: number }) {
  const t = useTranslations("Kelurahan");
  if (faults.length === 0) return null;
  return (
    <Notice tone="danger" announce title={t("refused")}>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {faults.map(({ row, fault, text }) => (
          <li key={`${row} ${fault} ${text}`}>{t(`faults.${fault}`, { row, text })}</li>
        ))}
      </ul>
      {more > 0 ? <p>{t("moreFaults", { count: more })}</p> : null}
    </Notice>
  );
}

function Preview({ preview }: Pick<ListState, "preview">) {
  const t = useTranslations("Kelurahan");
  if (!preview) return null;
  const of = (kind: string) => preview.changes.filter((change) => change.kind === kind);
  const named = (kind: string) =>
    of(kind).map((change) => ("before" in change ? `${change.before} → ${change.row.name}` : change.row.name));
  return (
    <Notice announce title={t("previewTitle")}>
      <input type="hidden" name="kept" value={preview.rows} />
      <ul className="flex flex-col gap-2">
        {(["coded", "renamed", "added"] as const).map((kind) => (
          <li key={kind}>
            <span className="font-medium">{t(kind, { count: of(kind).length })}</span>
            {of(kind).length > 0 ? <span className="block text-sm wrap-anywhere">{named(kind).join(", ")}</span> : null}
          </li>
        ))}
        <li>{t("unchanged", { count: of("unchanged").length })}</li>
        {preview.absent.length > 0 ? (
          <li>
            <span className="font-medium">{t("absent", { count: preview.absent.length })}</span>
            <span className="block text-sm wrap-anywhere">{preview.absent.join(", ")}</span>
          </li>
        ) : null}
      </ul>
    </Notice>
  );
}

type Row = { id: string; version: number; name: string };

export function RenameKelurahanForm({ id, version, name }: Row) {
  const t = useTranslations("Kelurahan");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={renameKelurahanAction}
      summary={t("rename")}
      fields={[
        { name: "name", label: t("newName"), saved: name },
        { name: "fromOn", label: t("from"), saved: "" },
        { name: "legalBasis", label: t("basis"), saved: "" },
      ]}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <TextInput {...field("name")} label={t("newName")} autoComplete="off" />
          <TextInput {...field("fromOn")} label={t("from")} type="date" className="max-w-60" />
          <TextInput {...field("legalBasis")} label={t("basis")} autoComplete="off" />
          <div>
            <SubmitButton pendingLabel={forms("saving")}>{t("rename")}</SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}

type SplitProps = Row & { choices: Choice[]; programmes: { id: string; name: string }[] };

export function SplitKelurahanForm({ id, version, choices, programmes }: SplitProps) {
  const t = useTranslations("Kelurahan");
  const [ticked, setTicked] = useState<string[]>([]);
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={splitKelurahanAction}
      summary={t("split")}
      fields={[
        { name: "toId", label: t("to"), saved: "" },
        { name: "on", label: t("from"), saved: "" },
        { name: "basis", label: t("basis"), saved: "" },
        { name: "closes", label: t("closes"), saved: "" },
        { name: "programmes", label: t("programmes"), saved: "" },
      ]}
      hidden={{ id }}
      basis={{ name: "version", value: String(version) }}
    >
      {(field) => (
        <>
          <Select
            {...field("toId")}
            key={field("toId").defaultValue}
            label={t("to")}
            emptyLabel={t("choose")}
            choices={choices}
          />
          <TextInput {...field("on")} label={t("from")} type="date" className="max-w-60" />
          <TextInput {...field("basis")} label={t("basis")} autoComplete="off" />
          <Checkbox
            name="closes"
            label={t("closes")}
            error={field("closes").error}
            defaultChecked={field("closes").defaultValue === "on"}
          />
          {programmes.length > 0 ? (
            <fieldset className="flex flex-col gap-1">
              <legend className="mb-1 font-medium">{t("programmes")}</legend>
              <p className="text-sm text-muted">{t("programmesHelp")}</p>
              <Ticks id="programmes" error={field("programmes").error} onTicked={setTicked} areTicked>
                {programmes.map((one) => (
                  <TickRow key={one.id} name="programmes" value={one.id} isTicked data-what={one.name} lang="id">
                    {one.name}
                  </TickRow>
                ))}
              </Ticks>
            </fieldset>
          ) : null}
          <div>
            <ConfirmDialog
              trigger={t("record")}
              title={t("recordTitle")}
              confirmLabel={t("recordConfirm")}
              cancelLabel={t("cancel")}
              pendingLabel={forms("saving")}
            >
              {t("recordBody")}
              {ticked.length > 0 ? <span className="mt-3 block font-medium text-ink">{t("programmes")}</span> : null}
              <TickedNames names={ticked} />
            </ConfirmDialog>
          </div>
        </>
      )}
    </EntryForm>
  );
}
