import { isMeasured } from "@/lib/city/indicators/retirement";
import type { EntryStatus, ValueCertainty } from "@/lib/platform/db/generated/enums";
import { isFuturePeriod } from "@/lib/platform/format/period";

/** What a value says, as its form would send it: figures as decimal strings, "" for none. */
export type Content = {
  value: string;
  numerator: string;
  denominator: string;
  state: string;
  certainty: ValueCertainty;
  source: string;
  note: string;
};

/** The newest revision of an indicator's value in a period, as a cell shows it. */
export type Cell = Content & {
  id: string;
  version: number;
  status: EntryStatus;
  returnReason: string;
  /** What is published and would be replaced by it; null where it corrects nothing. */
  corrects: string | null;
  /** What keeps it from being handed in, as keys of messages/*.json under Fields. */
  lacks: Record<string, string[]>;
  /** What will be asked back when it is handed in, and the figure that a press confirms. */
  asked: { keys: string[]; figure: string } | null;
  may: { callBack: boolean; discard: boolean };
  /** A draft of an agency's officers that this reader, of another office, had no hand in: handing it in is theirs to say. */
  isOthers: boolean;
};

/** Why a cell takes nothing. */
export type Lock = "future" | "retired" | "measuredOtherwise" | "notYours" | "submitted" | "verified" | "published";

export type CellFacts = {
  period: string;
  /** 'YYYY-MM-DD', the city's. */
  today: string;
  retiredFrom: string | null;
  /** The period is measured by a definition of the row's own kind and frequency. */
  isMeasuredAlike: boolean;
  mayEnter: boolean;
  status: EntryStatus | null;
};

const BY_STATUS: Partial<Record<EntryStatus, Lock>> = {
  SUBMITTED: "submitted",
  VERIFIED: "verified",
  PUBLISHED: "published",
};

/** Why nothing can be typed into a cell; null where something can. What is written already says more than the calendar. */
export function lockOf({ period, today, retiredFrom, isMeasuredAlike, mayEnter, status }: CellFacts): Lock | null {
  const byStatus = status && BY_STATUS[status];
  if (byStatus) return byStatus;
  if (!mayEnter) return "notYours";
  if (isFuturePeriod(period, today)) return "future";
  if (!isMeasured(period, retiredFrom)) return "retired";
  return isMeasuredAlike ? null : "measuredOtherwise";
}

const FIGURES = ["value", "numerator", "denominator", "state"] as const;

/** No figure and no word. */
export const isEmpty = (content: Content | null): boolean =>
  content === null || FIGURES.every((name) => content[name] === "");

/** Equal in everything that a form of it sends. */
export const isSame = (one: Content | null, other: Content | null): boolean =>
  isEmpty(one) && isEmpty(other)
    ? true
    : one !== null &&
      other !== null &&
      ([...FIGURES, "certainty", "source", "note"] as const).every((name) => one[name] === other[name]);

/** The name of a cell in requests and on the device: an indicator's code holds no space. */
export const keyOf = (code: string, period: string): string => `${code} ${period}`;
export const partsOf = (key: string): { code: string; period: string } => {
  const at = key.lastIndexOf(" ");
  return { code: key.slice(0, at), period: key.slice(at + 1) };
};

/** What can be typed into a cell: the parts of a ratio beside its figure. */
export const CELL_PARTS = ["numerator", "denominator", "value"] as const;
export type CellPart = (typeof CELL_PARTS)[number];

/**
 * Names of a cell's fields in the form of one indicator: a part as typed, as the form came with it, the entry it is of, and
 * what was chosen where somebody else had changed it.
 */
export const partNames = (part: CellPart, period: string) => ({
  typed: `isi-${part}-${period}`,
  shown: `tampak-${part}-${period}`,
  ref: `entri-${period}`,
  choice: `pilihan-${period}`,
});

/** Of a cell that somebody else had changed: what is saved stays. */
export const KEEPS_SAVED = "tersimpan";
/** Or what was typed replaces it: of the version that was seen beside it and no later one. */
export const takesMine = (refSeen: string) => `ketikan:${refSeen}`;
export const refSeenIn = (choice: string): string | undefined => /^ketikan:(.*)$/.exec(choice)?.[1];

/** An entry and its version in one field; "" for none. */
export const refText = (cell: { id: string; version: number } | null): string =>
  cell ? `${cell.id}:${cell.version}` : "";

/** Why what was typed was not saved, where somebody else was first: what is saved stays, or what was typed replaces it. */
export const CONFLICTS: readonly string[] = ["STALE", "ALREADY_OPEN", "NOT_FOUND"];
