"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Choice, NumberInput, Select, TextArea, TextInput } from "@/components/ui/text-input";
import type { FormAction, FormState } from "@/lib/platform/forms/state";
import { EntryForm, type FieldState } from "./entry-form";

export type RowColumn = {
  name: string;
  label: string;
  kind: "text" | "area" | "number" | "select" | "day";
  help?: string;
  choices?: Choice[];
  emptyLabel?: string;
  isOptional?: boolean;
};

// Rows that a form may grow by between two savings: their errors must find their labels.
const ROOM = 40;

/** How many rows the form shows: as many as were sent back, otherwise the saved ones and one to begin with. */
export const rowsShown = (state: FormState, saved: number) =>
  Number(state.reply?.initialValue?.rows ?? Math.max(1, saved));

/** Fields of rows as EntryForm wants them: names, labels with the row's number, and what is saved. */
export function rowFields(columns: RowColumn[], rows: Record<string, string>[], label: (row: number) => string) {
  return Array.from({ length: rows.length + ROOM }, (_, row) =>
    [{ name: "id", label: "" }, ...columns].map((column) => ({
      name: `${column.name}-${row}`,
      label: `${column.label}, ${label(row + 1)}`,
      saved: rows[row]?.[column.name] ?? "",
    })),
  ).flat();
}

type RowsProps = {
  columns: RowColumn[];
  count: number;
  field: (name: string) => FieldState;
  legend: string;
  addLabel: string;
};

/** The rows themselves. Adding and removing are submit buttons, so that they work without scripts and keep what was typed. */
export function Rows({ columns, count, field, legend, addLabel }: RowsProps) {
  const t = useTranslations("Rows");
  return (
    <>
      <input type="hidden" name="rows" value={count} />
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its fields are keyed by what they hold
        <fieldset key={row} className="flex flex-col gap-4 rounded-md border border-hairline p-4">
          <legend className="px-1 font-semibold">{t("row", { legend, row: row + 1 })}</legend>
          <input type="hidden" name={`id-${row}`} value={field(`id-${row}`).defaultValue} />
          <div className="grid gap-4 md:grid-cols-2">
            {columns.map((column) => (
              <RowField key={column.name} column={column} state={field(`${column.name}-${row}`)} />
            ))}
          </div>
          <div>
            <button type="submit" name="intent" value={`remove-${row}`} className={buttonClasses("quiet")}>
              {t("remove", { legend: legend.toLowerCase(), row: row + 1 })}
            </button>
          </div>
        </fieldset>
      ))}
      <div>
        <button type="submit" name="intent" value="add" className={buttonClasses("secondary")}>
          {addLabel}
        </button>
      </div>
    </>
  );
}

function RowField({ column, state }: { column: RowColumn; state: FieldState }) {
  const t = useTranslations("Forms");
  const { label, help, kind, choices = [], emptyLabel, isOptional } = column;
  const shared = { ...state, label, help, ...(isOptional ? { optionalLabel: t("optional") } : {}) };
  // Keyed by what it holds: a select keeps its own choice otherwise when rows move up.
  if (kind === "select")
    return <Select key={state.defaultValue} {...shared} choices={choices} emptyLabel={emptyLabel} />;
  if (kind === "number") return <NumberInput {...shared} />;
  if (kind === "day") return <TextInput {...shared} type="date" />;
  if (kind === "area") return <TextArea {...shared} rows={3} />;
  return <TextInput {...shared} autoComplete="off" />;
}

/** What the Enter key presses: the first submit button of a form, which must not be "remove". */
export function DefaultSubmit({ value }: { value: string }) {
  return (
    <button type="submit" name="intent" value={value} tabIndex={-1} aria-hidden className="sr-only">
      {value}
    </button>
  );
}

type RowsFormProps = {
  action: FormAction;
  hidden: Record<string, string>;
  version: number;
  columns: RowColumn[];
  rows: Record<string, string>[];
  legend: string;
  addLabel: string;
  saveLabel: string;
  /** What stands below the rows, such as the sum of the weights. */
  below?: (state: FormState) => ReactNode;
};

/** A part of something that is nothing but a list of rows. */
export function RowsForm({
  action,
  hidden,
  version,
  columns,
  rows,
  legend,
  addLabel,
  saveLabel,
  below,
}: RowsFormProps) {
  const t = useTranslations("Rows");
  const forms = useTranslations("Forms");
  return (
    <EntryForm
      action={action}
      fields={[
        ...rowFields(columns, rows, (row) => t("row", { legend, row }).toLowerCase()),
        { name: "total", label: t("whole"), saved: "" },
      ]}
      hidden={hidden}
      basis={{ name: "version", value: String(version) }}
    >
      {(field, state) => (
        <>
          <DefaultSubmit value="save" />
          <Rows
            columns={columns}
            count={rowsShown(state, rows.length)}
            field={field}
            legend={legend}
            addLabel={addLabel}
          />
          {below?.(state)}
          <div id="total" tabIndex={-1}>
            <FieldError id="total" error={field("total").error} />
          </div>
          <div>
            <SubmitButton name="intent" value="save" pendingLabel={forms("saving")}>
              {saveLabel}
            </SubmitButton>
          </div>
        </>
      )}
    </EntryForm>
  );
}
