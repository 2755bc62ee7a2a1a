import { isNothing } from "@/lib/city/loading/cells";
import type { Cell, Sheet } from "@/lib/city/loading/headings";
import type { Fault, Place } from "@/lib/city/loading/rows";
import type { Locale } from "@/lib/platform/format/locale";
import { textOfCell } from "./cell-text";
import type { About, WorkbookKind } from "./kind";
import { digestOf, type Head, isRowKey, type KeyCell, readHead, readRowKey } from "./row-key";

/** A cell that somebody changed. */
export type Edit = { field: string; place: Place; cell: Cell };
/** An entry of which something was changed, with the marks of all that it showed when it was fetched. */
export type ReturnedEntry = {
  key: string;
  version: number | null;
  edits: Edit[];
  /** What the row says for all its entries, and whether that was changed. */
  shared: (Edit & { isEdited: boolean })[];
  digests: Record<string, string>;
};
export type AddedRow = { place: Place; cells: Edit[] };

/** What came back, without what stands as it was. */
export type Returned = {
  kind: WorkbookKind;
  about: About;
  locale: Locale;
  entries: ReturnedEntry[];
  added: AddedRow[];
  faults: Fault[];
};

/** Rows of title that somebody may have put above the head. */
const HEAD_WITHIN = 20;

/** What was changed in a workbook of ours; null where none of its sheets is one. */
export function readReturned(sheets: readonly Sheet[], secret: string): Returned | null {
  let returned: Returned | null = null;
  const seen = new Set<string>();
  for (const sheet of sheets) {
    const found = headOf(sheet, secret);
    if (!found) continue;
    const { kind, about, locale } = found.head;
    returned ??= { kind, about, locale, entries: [], added: [], faults: [] };
    if (returned.kind !== kind)
      returned.faults.push({ sheet: sheet.name, row: found.row, column: null, fault: "otherKind" });
    else readSheet(sheet, found, secret, returned, seen);
  }
  return returned && { ...returned, entries: merged(returned.entries).filter(isChanged) };
}

type FoundHead = { head: Head; row: number; column: number };

function headOf(sheet: Sheet, secret: string): FoundHead | null {
  for (const [row, cells] of sheet.rows.slice(0, HEAD_WITHIN).entries()) {
    const column = cells.findIndex((cell) => typeof cell === "string" && isRowKey(cell));
    if (column < 0) continue;
    const head = readHead(secret, String(cells[column]));
    return head && { head, row, column };
  }
  return null;
}

function readSheet(
  sheet: Sheet,
  { head, row: headRow, column }: FoundHead,
  secret: string,
  into: Returned,
  seen: Set<string>,
) {
  const headings = sheet.rows[headRow]?.map(textOfCell) ?? [];
  const fault = (row: number, at: number | null, text: string) =>
    into.faults.push({ sheet: sheet.name, row, column: at, fault: text });
  // By their headings, wherever somebody moved them.
  const columns = head.columns.map(([name, heading]) => ({ name, at: headings.indexOf(textOfCell(heading)), heading }));
  for (const { at, heading } of columns) if (at < 0) fault(headRow, null, `columnGone:${heading.replaceAll(":", " ")}`);
  const at = (index: number) => columns[index]?.at ?? -1;
  const named = columns.findIndex(({ name }) => name === head.named);

  for (const [index, cells] of sheet.rows.entries()) {
    if (index <= headRow) continue;
    const given = textOfCell(cells[column]);
    if (given === "") {
      addRow(sheet, index, cells, columns, head, into);
      continue;
    }
    const key = readRowKey(secret, head.kind, given);
    if (!key) fault(index, column, "rowKey");
    else if (seen.has(given)) fault(index, column, "rowTwice");
    else if (digestOf(textOfCell(cells[at(named)])) !== key.named) fault(index, at(named), "rowMoved");
    else {
      const editOf = ({ field, digest, column: own }: KeyCell) => {
        if (at(own) < 0) return [];
        const cell = cells[at(own)] ?? null;
        const isEdited = digestOf(textOfCell(cell)) !== digest;
        return [{ field, place: { sheet: sheet.name, row: index, column: at(own) }, cell, isEdited }];
      };
      const shared = key.shared.flatMap(editOf);
      for (const { key: name, version, cells: own } of key.entries) {
        const edits = own.flatMap(editOf).filter(({ isEdited }) => isEdited);
        const digests = Object.fromEntries(own.map(({ field, digest }) => [field, digest]));
        into.entries.push({ key: name, version, edits: edits.map(plain), shared, digests });
      }
    }
    seen.add(given);
  }
}

const plain = ({ field, place, cell }: Edit): Edit => ({ field, place, cell });

function addRow(
  sheet: Sheet,
  row: number,
  cells: readonly Cell[],
  columns: readonly { name: string; at: number }[],
  head: Head,
  into: Returned,
) {
  const typed = columns.filter(({ at }) => at >= 0 && !isNothing(cells[at]));
  const [first] = typed;
  if (!first) return;
  const place = { sheet: sheet.name, row, column: first.at };
  if (head.adds.length === 0) {
    into.faults.push({ ...place, fault: "rowWithoutKey" });
    return;
  }
  const own = typed.filter(({ name }) => head.adds.includes(name));
  into.added.push({
    place,
    cells: own.map(({ name, at }) => ({ field: name, place: { ...place, column: at }, cell: cells[at] ?? null })),
  });
}

const isChanged = ({ edits, shared }: ReturnedEntry) => edits.length > 0 || shared.some(({ isEdited }) => isEdited);

/** An entry that stands in several rows, such as a ratio in two, is one. */
function merged(entries: readonly ReturnedEntry[]): ReturnedEntry[] {
  const byKey = new Map<string, ReturnedEntry>();
  for (const entry of entries) {
    const before = byKey.get(entry.key);
    byKey.set(
      entry.key,
      before
        ? {
            ...before,
            edits: [...before.edits, ...entry.edits],
            shared: [...before.shared, ...entry.shared],
            digests: { ...before.digests, ...entry.digests },
          }
        : entry,
    );
  }
  return [...byKey.values()];
}
