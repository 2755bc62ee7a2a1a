import { Decimal } from "decimal.js";
import { isNothing } from "@/lib/city/loading/cells";
import type { Cell } from "@/lib/city/loading/headings";
import type { EntryCellValue } from "@/lib/platform/format/entry-sheet";
import type { Locale } from "@/lib/platform/format/locale";
import { plainText } from "@/lib/platform/format/plain-text";
import type { Entry, FieldKind } from "./kind";

/** Spreadsheets keep 15 digits; what follows is the noise of binary fractions. */
const DIGITS = 15;
const plain = (figure: number) => new Decimal(figure.toPrecision(DIGITS)).toFixed();

/** A cell as it can be compared: the same whatever a spreadsheet made of its blanks, line ends and binary fractions. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === undefined || cell === null || isNothing(cell)) return "";
  if (typeof cell === "number") return plain(cell);
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "object") return "day" in cell ? cell.day : plain(cell.percent);
  return plainText(cell)
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trim();
}

const cellOf = (value: EntryCellValue): Cell => {
  if (value === null || typeof value === "string") return value;
  if ("day" in value) return value;
  // As it is written: what has too many digits is a text.
  return value.figure.replace(/\D/g, "").length > DIGITS ? value.figure : Number(value.figure);
};

/** The same of what is about to be written. */
export const textOfWritten = (value: EntryCellValue): string => textOfCell(cellOf(value));

const YES_NO: Record<string, Record<Locale, string>> = {
  true: { id: "ya", en: "yes" },
  false: { id: "tidak", en: "no" },
};

/** What a field may be chosen from, in the reader's language; undefined where it is typed. */
export function wordsOf(kind: FieldKind, entry: Entry | null, locale: Locale): readonly string[] | undefined {
  if (kind.kind === "yesNo") return Object.values(YES_NO).map((words) => words[locale]);
  if (kind.kind === "choice") return Object.values(kind.words).map((names) => wordIn(names, locale));
  return kind.kind === "measured" && entry?.measure && entry.measure.states.length > 0
    ? entry.measure.states
    : undefined;
}

/** Of a choice the first name is Indonesian, the second English. */
const wordIn = (names: readonly string[], locale: Locale) =>
  (locale === "id" ? names[0] : (names[1] ?? names[0])) ?? "";

/** A field as its cell shows it. */
export function shownValue(kind: FieldKind, text: string, entry: Entry | null, locale: Locale): EntryCellValue {
  if (text === "") return null;
  switch (kind.kind) {
    case "number":
    case "money":
    case "whole":
      return { figure: text };
    case "measured":
      return entry?.measure && entry.measure.states.length > 0 ? text : { figure: text };
    case "day":
      return { day: text };
    case "yesNo":
      return YES_NO[text]?.[locale] ?? text;
    case "choice":
      return kind.words[text] ? wordIn(kind.words[text], locale) : text;
    default:
      return text;
  }
}

/** Whether a field holds figures, whatever they are typed as. */
export const isFigureKind = ({ kind }: FieldKind): boolean => ["measured", "number", "money", "whole"].includes(kind);
