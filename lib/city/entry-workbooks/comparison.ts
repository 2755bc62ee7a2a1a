import { Decimal } from "decimal.js";
import { readCell } from "@/lib/city/loading/cells";
import type { Cell } from "@/lib/city/loading/headings";
import type { Fault, Place } from "@/lib/city/loading/rows";
import { readText } from "@/lib/city/value-grid/typed-cell";
import type { Locale } from "@/lib/platform/format/locale";
import { shownValue, textOfWritten } from "./cell-text";
import type { Change, Entry, EntryKind, FieldKind } from "./kind";
import type { Edit, Returned, ReturnedEntry } from "./returned";
import { digestOf } from "./row-key";

export type FieldChange = { field: string; from: string; to: string; place: Place };
/** An entry that would be changed. */
export type Proposed = Change & { changes: FieldChange[] };
/** One that was changed by somebody else since: what is saved now in the fields that changed meanwhile. */
export type Conflict = Proposed & { meanwhile: { field: string; now: string }[] };
export type Comparison = { proposed: Proposed[]; conflicts: Conflict[]; faults: Fault[] };

/** A row that was added below, as it was read. */
export type AddedChange = { entry: Entry; content: Record<string, string>; edits: readonly Edit[] };

/** What came back held against what stands now. */
export function compare(
  returned: Returned,
  kind: EntryKind,
  entries: ReadonlyMap<string, Entry>,
  added: readonly AddedChange[],
): Comparison {
  const found: Comparison = { proposed: [], conflicts: [], faults: [...returned.faults] };
  for (const one of returned.entries) compareEntry(one, kind, entries.get(one.key), returned.locale, found);
  const seen = new Set<string>();
  for (const { entry, content, edits } of added) {
    const place = edits[0]?.place ?? { sheet: "", row: 0, column: null };
    if (seen.has(entry.key)) found.faults.push({ ...place, fault: "addedTwice" });
    else if (entry.lock) found.faults.push({ ...place, fault: `locked:${entry.lock}` });
    else {
      const changes = changesOf(entry, content, edits);
      const change = { entry, content: { ...entry.content, ...content }, changes };
      // Somebody made the same one since, or it is the second time that this file comes.
      if (entry.ref === null) found.proposed.push(change);
      else if (changes.length > 0) found.conflicts.push({ ...change, meanwhile: shownOf(entry) });
    }
    seen.add(entry.key);
  }
  return found;
}

const shownOf = ({ content }: Entry) =>
  Object.entries(content).flatMap(([field, now]) => (now === "" ? [] : [{ field, now }]));

function compareEntry(
  one: ReturnedEntry,
  kind: EntryKind,
  entry: Entry | undefined,
  locale: Locale,
  found: Comparison,
): void {
  const place = (one.edits[0] ?? one.shared.find(({ isEdited }) => isEdited))?.place;
  if (!place) return;
  // Outside of the reader's scope there is no such row, whatever the file says.
  if (!entry) {
    if (one.edits.length > 0) found.faults.push({ ...place, fault: "rowGone" });
    return;
  }
  const { content, faults } = typedIn(one, kind, entry);
  found.faults.push(...faults);
  if (faults.length > 0) return;
  const changes = changesOf(entry, content, [...one.edits, ...one.shared]);
  if (changes.length === 0) return;
  if (entry.lock) {
    // What a row says for all its entries is not meant for those that take nothing.
    if (one.edits.length > 0) found.faults.push({ ...place, fault: `locked:${entry.lock}` });
    return;
  }
  if (entry.isPublished && (content.reason ?? "").length < REASON) {
    found.faults.push({ ...place, fault: "correctionReason" });
    return;
  }
  const change = { entry, content: { ...entry.content, ...content }, changes };
  if ((entry.ref?.version ?? null) === one.version) found.proposed.push(change);
  else found.conflicts.push({ ...change, meanwhile: meanwhileOf(one, kind, entry, locale) });
}

/** A reason that somebody will read (typed.ts). */
const REASON = 5;

/** What was changed since it was fetched, by the marks of what stood there then. */
function meanwhileOf({ digests }: ReturnedEntry, kind: EntryKind, entry: Entry, locale: Locale) {
  return Object.entries(kind.fields).flatMap(([field, own]) => {
    const now = entry.content[field] ?? "";
    const isSame =
      digests[field] === undefined || digests[field] === digestOf(textOfWritten(shownValue(own, now, entry, locale)));
    return isSame ? [] : [{ field, now }];
  });
}

const TEXT: FieldKind = { kind: "text", longest: 4000 };

function typedIn({ edits, shared }: ReturnedEntry, kind: EntryKind, entry: Entry) {
  const content: Record<string, string> = {};
  const faults: Fault[] = [];
  const read = ({ field, cell, place }: Edit) => {
    const said = readField(kind.fields[field] ?? TEXT, cell, entry);
    if ("fault" in said) faults.push({ ...place, fault: said.fault });
    else content[field] = said.text;
  };
  for (const edit of edits) read(edit);
  for (const one of shared) {
    const stands = entry.content[one.field] ?? "";
    const isOwn = edits.length > 0 && (one.isEdited || stands === "" || entry.ref === null);
    // Said anew for the row: what is being written follows, what is not begun has nothing to say it of, and what is
    // published is corrected only where its own cell was changed.
    const isOpen = entry.ref !== null && entry.lock === null && !entry.isPublished;
    if (one.field === "reason" && !entry.isPublished) continue;
    if (isOwn || (one.isEdited && isOpen)) read(one);
  }
  return { content, faults };
}

function changesOf(entry: Entry, content: Record<string, string>, edits: readonly Edit[]): FieldChange[] {
  return Object.entries(content).flatMap(([field, to]) => {
    const from = entry.content[field] ?? "";
    const place = edits.find((edit) => edit.field === field)?.place;
    return isSame(from, to) || !place ? [] : [{ field, from, to, place }];
  });
}

const FIGURE = /^-?\d+(\.\d+)?$/;
const isSame = (one: string, other: string) =>
  one === other || (FIGURE.test(one) && FIGURE.test(other) && new Decimal(one).equals(other));

/** A cell as its field keeps it, "" for nothing, or the key of what is wrong with it. */
export function readField(kind: FieldKind, cell: Cell, entry: Entry | null): { text: string } | { fault: string } {
  const measure = kind.kind === "measured" ? entry?.measure : undefined;
  if (measure && measure.states.length > 0) {
    const said = readText(typeof cell === "string" ? cell : String(cell ?? ""), measure);
    return "state" in said
      ? { text: said.state }
      : "fault" in said
        ? said
        : { text: "value" in said ? said.value : "" };
  }
  if (measure && cell !== null && typeof cell === "object" && "percent" in cell && !measure.unit.startsWith("%"))
    return { fault: `foreignUnit:%:${measure.unit}` };
  const said = readCell(cell, kind.kind === "measured" ? { kind: "number" } : kind, measure);
  return "fault" in said ? said : { text: "value" in said ? said.value : "" };
}
