import { Decimal } from "decimal.js";
import { emailAddress } from "@/lib/platform/format/email-address";
import { saysNothing } from "@/lib/platform/format/nothing";
import { parseLocalNumber } from "@/lib/platform/format/parse-number";
import { personalDataIn } from "@/lib/platform/format/personal-data";
import { plainText } from "@/lib/platform/format/plain-text";
import { readLocalNumber } from "@/lib/platform/format/read-number";
import { daySchema } from "@/lib/platform/forms/typed";
import { type Cell, periodIn, plainWords } from "./headings";
import type { CellKind } from "./tables";

/** What a cell says: a text as the database keeps it; nothing; or the key of what is wrong with it (Fields). */
export type ReadCell = { value: string } | { nothing: true } | { fault: string };

const nothing = { nothing: true } as const;
const fault = (key: string) => ({ fault: key });
const EMAIL = emailAddress("email");
/** Spreadsheets keep 15 digits; what follows is the noise of binary fractions. */
const DIGITS = 15;
const HIGHEST_YEAR = 2099;

export const isNothing = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === "string" && saysNothing(cell));

/** By what a figure is measured; null where that is not known. */
export type Measured = { unit: string; decimals: number } | null;

/** `moneyIn`: how many rupiah a figure of money counts. References are looked up afterwards: here they are the text that names something. */
export function readCell(given: Cell | undefined, kind: CellKind, measured: Measured = null, moneyIn = 1): ReadCell {
  if (isNothing(given) || given === null || given === undefined) return nothing;
  const cell = typeof given === "object" && "percent" in given ? given.percent : given;
  switch (kind.kind) {
    case "text":
      return readText(cell, kind.longest);
    case "reference":
      return readText(cell, 400);
    case "code":
      return readCode(cell);
    case "email":
      return EMAIL.safeParse(asText(cell)).success ? { value: asText(cell).trim().toLowerCase() } : fault("email");
    case "year":
      return readYear(cell);
    case "period":
      return readPeriod(cell);
    case "day":
      return readDay(cell);
    case "words":
      return readWords(cell);
    case "number":
      return readFigure(cell, measured);
    case "money":
      return readMoney(cell, moneyIn);
    case "whole":
      return readWhole(cell, kind.most);
    case "yesNo":
      return readYesNo(cell);
    case "target":
      return readTarget(cell, measured);
    case "choice":
      return readChoice(cell, kind.words);
  }
}

type Told = string | number | boolean | { day: string };

/** As somebody would have typed it: whole numbers without ".0". */
function asText(cell: Told): string {
  if (typeof cell === "object") return cell.day;
  return typeof cell === "number" ? new Decimal(cell.toPrecision(DIGITS)).toFixed() : String(cell);
}

function readText(cell: Told, longest: number): ReadCell {
  const value = plainText(asText(cell)).trim();
  if (value.length > longest) return fault("tooLong");
  // The file is no place to say why it stays: what has it is typed into the form, where that is asked.
  return personalDataIn(value).length > 0 ? fault("loadPersonalData") : { value };
}

function readCode(cell: Told): ReadCell {
  if (typeof cell === "object") return fault("dateForText");
  const value = asText(cell).trim();
  return /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u.test(value) ? { value } : fault("loadCode");
}

function readYear(cell: Told): ReadCell {
  const text = typeof cell === "object" ? cell.day.slice(0, 4) : asText(cell).trim();
  return /^(19|20)\d{2}$/.test(text) && Number(text) <= HIGHEST_YEAR ? { value: text } : fault("roundYear");
}

function readPeriod(cell: Told): ReadCell {
  // The first of a month is how spreadsheets keep "Jan 2024".
  if (typeof cell === "object") return cell.day.endsWith("-01") ? { value: cell.day.slice(0, 7) } : fault("period");
  const value = periodIn(asText(cell));
  return value ? { value } : fault("period");
}

function readDay(cell: Told): ReadCell {
  const read = daySchema.safeParse(typeof cell === "object" ? cell.day : asText(cell));
  return read.success ? { value: read.data } : fault("day");
}

/** Words one after another, apart by semicolons or lines: as one text, each once. */
function readWords(cell: Told): ReadCell {
  const words = [
    ...new Set(
      plainText(asText(cell))
        .split(/[;\n]/)
        .map((word) => word.trim()),
    ),
  ].filter(Boolean);
  if (words.some((word) => word.length > 60)) return fault("tooLong");
  return words.length < 2 ? fault("twoStates") : { value: words.join("; ") };
}

/** A figure of a spreadsheet, or one that was typed as text, in either convention where it cannot be misread. */
function readFigure(cell: Told, measured: Measured): ReadCell {
  // "5.12" that a spreadsheet took for a day: what was meant is not in the file any more.
  if (typeof cell === "object") return fault("dateForNumber");
  if (typeof cell === "boolean") return fault("number");
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return fault("number");
    return withinColumn(new Decimal(cell.toPrecision(DIGITS)).toDecimalPlaces(6).toFixed());
  }
  const { value, message } = readLocalNumber(cell.trim(), measured?.unit || null, measured?.decimals);
  return value === undefined ? fault(message) : { value };
}

const withinColumn = (value: string): ReadCell =>
  /^-?\d{1,18}(\.\d{1,6})?$/.test(value) ? { value } : fault("numberSize");

function readMoney(cell: Told, moneyIn: number): ReadCell {
  const text = typeof cell === "string" ? cell.trim().replace(/^idr\s*/i, "Rp") : null;
  const typed = text === null ? null : parseLocalNumber(text, "Rp");
  const kept = typeof cell === "number" && Number.isFinite(cell) ? cell.toPrecision(DIGITS) : null;
  const figure = typed?.kind === "ok" ? typed.value : kept;
  // "1.250" of whole rupiah has one reading; of millions it has two.
  if (figure === null) return readFigure(text ?? cell, { unit: "Rp", decimals: Math.round(Math.log10(moneyIn)) });
  // Counted in rupiah before anything is rounded: a billion has nine decimals of them.
  const rupiah = new Decimal(figure).times(moneyIn).toDecimalPlaces(6);
  if (rupiah.lt(0)) return fault("below-minimum:0");
  return rupiah.isInteger() ? withinColumn(rupiah.toFixed()) : fault("wholeNumber");
}

const WHOLE: Measured = { unit: "", decimals: 0 };

function readWhole(cell: Told, most: number): ReadCell {
  const read = readFigure(cell, WHOLE);
  if (!("value" in read)) return read;
  if (!/^\d+$/.test(read.value)) return fault("wholeNumber");
  return Number(read.value) > most ? fault(`above-maximum:${most}`) : read;
}

const YES = ["ya", "y", "yes", "true", "1", "v", "✓", "✔", "x", "berjalan", "terlaksana", "ada", "aktif", "running"];
const NO = ["tidak", "t", "no", "n", "false", "0", "belum", "tidak berjalan", "belum berjalan", "rencana", "planned"];

function readYesNo(cell: Told): ReadCell {
  const text = asText(cell).trim().toLowerCase();
  if (YES.includes(text)) return { value: "true" };
  return NO.includes(text) ? { value: "false" } : fault("loadYesNo");
}

/** A figure, two with a dash between ("80–90"), or a word; which of them fits is asked of the indicator afterwards. */
function readTarget(cell: Told, measured: Measured): ReadCell {
  if (typeof cell !== "string") return readFigure(cell, measured);
  const one = readFigure(cell, measured);
  if ("value" in one) return one;
  const [from, to, ...more] = cell.split(/–|—|-|s\/d|sd|sampai|hingga/i).map((part) => part.trim());
  if (from && to && more.length === 0) {
    const [low, high] = [readFigure(from, measured), readFigure(to, measured)];
    if ("value" in low && "value" in high) return { value: `${low.value}..${high.value}` };
  }
  // Something with digits in it was meant as a figure: what is wrong with it is said.
  return /\d/.test(cell) ? one : { value: `=${plainText(cell).trim().slice(0, 60)}` };
}

function readChoice(cell: Told, words: Readonly<Record<string, readonly string[]>>): ReadCell {
  const text = plainWords(asText(cell));
  const found = Object.entries(words).find(
    ([value, names]) => value.toLowerCase() === text || names.some((name) => plainWords(name) === text),
  );
  return found ? { value: found[0] } : fault("loadChoice");
}
