import type { z } from "zod";
import type { FormState } from "./state";

// A form with as many rows as somebody needs, that works without scripts: fields are named weight-0, weight-1 …,
// `rows` says how many there are, and "add a row" and "remove this row" are submit buttons that save nothing.

const MOST_ROWS = 200;

const textOf = (value: FormDataEntryValue | null | undefined) => (typeof value === "string" ? value : "");

/** Everything that was typed, as text: what a refused form shows again. Boxes of one name stand with commas between. */
export function typedIn(data: FormData): Record<string, string> {
  return Object.fromEntries([...data.keys()].map((name) => [name, data.getAll(name).map(textOf).join(",")]));
}

function countOf(data: FormData): number {
  const count = Number(data.get("rows"));
  return Number.isInteger(count) && count >= 0 ? Math.min(count, MOST_ROWS) : 0;
}

/** The answer to "add a row" and "remove row n", with everything else as it was typed; null for any other intent. */
export function rowsChanged(data: FormData, columns: readonly string[]): FormState | null {
  const intent = textOf(data.get("intent"));
  const count = countOf(data);
  const typed = typedIn(data);
  if (intent === "add") return { reply: { initialValue: { ...typed, rows: String(Math.min(count + 1, MOST_ROWS)) } } };
  const removed = /^remove-(\d+)$/.exec(intent)?.[1];
  if (removed === undefined) return null;
  for (let row = Number(removed); row < count; row += 1)
    for (const column of columns) typed[`${column}-${row}`] = typed[`${column}-${row + 1}`] ?? "";
  return { reply: { initialValue: { ...typed, rows: String(Math.max(0, count - 1)) } } };
}

/**
 * The rows as the schema reads them, and per field ("weight-2") what is wrong. A row with nothing typed in it is none;
 * `at` tells the field number of each row that was read, so that later checks can name it too.
 */
export function readRows<Schema extends z.ZodObject>(
  data: FormData,
  schema: Schema,
  ignored: readonly string[] = ["id"],
): { rows: z.output<Schema>[]; at: number[]; errors: Record<string, string[]> } {
  const columns = Object.keys(schema.shape);
  const rows: z.output<Schema>[] = [];
  const at: number[] = [];
  const errors: Record<string, string[]> = {};
  for (let row = 0; row < countOf(data); row += 1) {
    const given = columns.flatMap((column) => {
      const text = textOf(data.get(`${column}-${row}`)).trim();
      return text === "" ? [] : [[column, text] as const];
    });
    if (given.every(([column]) => ignored.includes(column))) continue;
    const read = schema.safeParse(Object.fromEntries(given));
    if (read.success) {
      rows.push(read.data);
      at.push(row);
    }
    for (const issue of read.error?.issues ?? []) {
      const field = `${String(issue.path[0])}-${row}`;
      errors[field] = [...(errors[field] ?? []), issue.message];
    }
  }
  return { rows, at, errors };
}

/** A refused form with rows: what was typed stays, errors at their fields. */
export const refusedRows = (
  data: FormData,
  errors: Record<string, string[]>,
  problem?: FormState["problem"],
): FormState => ({
  reply: { initialValue: typedIn(data), error: errors },
  ...(problem ? { problem } : {}),
});
