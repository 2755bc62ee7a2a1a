import type { EntryRef } from "@/lib/city/entries/mutations";
import type { CellKind } from "@/lib/city/loading/tables";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Result } from "@/lib/platform/errors/app-error";
import type { EntryCellValue } from "@/lib/platform/format/entry-sheet";
import type { Locale } from "@/lib/platform/format/locale";

/** What comes and goes as a workbook. */
export const WORKBOOK_KINDS = ["values", "progress", "milestones", "funding", "answers", "surveys"] as const;
export type WorkbookKind = (typeof WORKBOOK_KINDS)[number];

/** What an entry says, field by field, as the database keeps it: figures as decimal strings, days, codes; "" for nothing. */
export type Content = Readonly<Record<string, string>>;

/** How a field's cell is read: as the loader does, or as the entry's own definition measures. */
export type FieldKind = CellKind | { kind: "measured" };

/** Why a row takes nothing, as keys of messages/*.json under EntryWorkbooks.locks. */
export type EntryLock =
  | ("future" | "retired" | "measuredOtherwise" | "notYours")
  | ("submitted" | "verified" | "published" | "closed");

/** One thing that can be entered, as it stands now for this reader. */
export type Entry = {
  /** Its name in the file, the same for everybody and at any time. */
  key: string;
  /** As people name it. */
  label: string;
  /** Null where it is yet to be made. */
  ref: EntryRef | null;
  content: Content;
  lock: EntryLock | null;
  /** Published: what changes it is a correction, with the reason of its field `reason`. */
  isPublished?: boolean;
  /** How its measured fields are measured. */
  measure?: { unit: string; decimals: number; states: readonly string[] };
};

/** A row of the sheet. */
export type Line = {
  /** What says what the row is about, by column; locked. */
  fixed: Readonly<Record<string, EntryCellValue>>;
  /** Of which entry a column shows which field. */
  cells: Readonly<Record<string, { entry: string; field: string }>>;
  /** Columns that speak for all entries of the row. */
  shared?: Readonly<Record<string, { field: string; text: string }>>;
};

export type SheetColumn = { name: string; heading: string; width: number };

export type SheetPlan = {
  title: string;
  columns: readonly SheetColumn[];
  /** The column whose text must still stand in its row when it comes back. */
  named: string;
  /** Columns that stay in view. */
  frozen: number;
  lines: readonly Line[];
  entries: ReadonlyMap<string, Entry>;
  /** How many lines there are in all, where only a part was asked for. */
  total?: number;
  /** Columns that a new row below is made of; those with a list offer it. */
  adds?: Readonly<Record<string, readonly string[] | null>>;
};

export type Change = {
  entry: Entry;
  /** All of it: what was typed, and of the rest what stands. */
  content: Content;
  /** The figure that was asked back and confirmed. */
  confirmed?: string | undefined;
};

/** What handing it in would be refused for, and what would be asked back. */
export type Standing = { lacks: Record<string, string[]>; asked: { keys: string[]; figure: string } | null };

/** What names rows in a workbook: the filter of the page that it was fetched from. */
export type About = Readonly<Record<string, string>>;
export type Said = {
  locale: Locale;
  today: string;
  say: (key: string) => string;
  /** Some of the lines, cut in the database; all of them without it, as a workbook holds them. */
  part?: Part;
};
export type Part = { skip: number; take: number };

/** A row that was added below: what it would be, or what is wrong by field. */
export type AddedEntry = { entry: Entry; content: Content } | { faults: Record<string, string> };

/** One kind of thing that goes out as a workbook and comes back. */
export type EntryKind = {
  name: WorkbookKind;
  fields: Readonly<Record<string, FieldKind>>;
  /** Whether it is handed in, or stands as soon as it is saved. */
  isHandedIn: boolean;
  /** What is published is changed by a correction, whose reason the field `reason` says. */
  isCorrected?: boolean;
  may(actor: Actor): boolean;
  plan(actor: Actor, about: About, said: Said): Promise<SheetPlan>;
  /** Those of the keys that are there for the actor, made or yet to be made. */
  find(actor: Actor, keys: readonly string[], locale: Locale): Promise<Map<string, Entry>>;
  add?(actor: Actor, about: About, typed: Content): Promise<AddedEntry>;
  /** Through the mutation of its form. */
  write(actor: Actor, change: Change, submit: boolean): Promise<Result<unknown>>;
  /** Of what was written as a draft. */
  standing?(actor: Actor, written: readonly Change[]): Promise<Map<string, Standing>>;
};
