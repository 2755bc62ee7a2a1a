import { Decimal } from "decimal.js";
import { formatDecimal } from "./number";

export type ParsedNumber =
  /** `value` is a plain decimal string: digits, a point, a leading minus at most. */
  | { kind: "ok"; value: string }
  /** Two readings, thousands first: "1.250" is 1250 or 1.25. The form asks which one is meant. */
  | { kind: "ambiguous"; candidates: [string, string] }
  /** A figure with a unit that is not the field's own: asked back, since "12,5%" of tons is not 12.5 tons. */
  | { kind: "foreignUnit"; value: string; unit: string }
  | { kind: "invalid" }
  | { kind: "empty" };

const LONGEST_INPUT = 40;
const GROUPED_BY = {
  ".": /^[1-9]\d{0,2}(?:\.\d{3})+$/,
  ",": /^[1-9]\d{0,2}(?:,\d{3})+$/,
} as const;
const GROUPED_BY_SPACE = /^[1-9]\d{0,2}(?: \d{3})+(?=$|[.,])/;
const AMOUNT =
  /^(?<before>[+-]?) ?(?<rupiah>Rp\.?)? ?(?<after>[+-]?) ?(?<body>(?:[.,]?\d| \d)*[.,]?)(?<dash>,-)? ?(?<suffix>[%‰°a-z][^,-]*)?$/i;

/**
 * Reads a number as people in Indonesia type or paste it, in either convention, only where it cannot be misread.
 *
 * - One separator followed by other than three digits is the decimal one: 12,5 · 12.5 · 1.2500.
 * - One separator followed by exactly three digits is ambiguous (1.250, 1,250), unless grouping is impossible
 *   because the front is 0, empty, or longer than three digits: 0.321 · 1250,500.
 * - Repeated separators group thousands: 1.250.000 · 1,250,000.
 * - With both, the last is the decimal one and the others must group correctly: 1.250,5 · 1,250.5.
 * - Spaces may group thousands (1 250 000) or stand at the ends; a leading + or − is read.
 * - "Rp" in front and ",-" behind mark rupiah, which never has three decimals: Rp25.000 is 25000.
 * - The field's own unit may stand with the figure ("63 unit", "7,15%", "Rp25.000"); any other is never dropped but
 *   answered `foreignUnit`, and so are "jt", "M" and whatever else the figure would have to be multiplied by.
 * - Longer than 40 characters is invalid; so are two signs.
 *
 * Never throws. Source: domain.md section 7.
 */
export function parseLocalNumber(input: string, ownUnit: string | null = null): ParsedNumber {
  const typed = readFigure(input);
  if (typed.kind !== "figure") return typed;
  const { readings, unit } = typed;
  const [first, second] = readings;
  if (unit !== null && !isUnit(unit, ownUnit)) return { kind: "foreignUnit", value: first, unit };
  return second === undefined ? { kind: "ok", value: first } : { kind: "ambiguous", candidates: [first, second] };
}

/** Whether a typed unit is the field's: "orang", "% luas" or its sign alone, "persen", "rupiah". */
export function isUnit(typed: string, own: string | null): boolean {
  if (own === null) return false;
  const [wanted, given] = [plainUnit(own), plainUnit(typed)];
  return given === wanted || (wanted.startsWith("%") && given === "%");
}

const plainUnit = (unit: string) =>
  unit
    .toLowerCase()
    .replace(/[\s.]/g, "")
    .replace(/^persen/, "%")
    .replace(/^rupiah$/, "rp");

type TypedFigure =
  | { kind: "figure"; readings: [string, string?]; unit: string | null }
  | { kind: "invalid" }
  | { kind: "empty" };

function readFigure(input: string): TypedFigure {
  if (input.length > LONGEST_INPUT) return input.trim() === "" ? { kind: "empty" } : { kind: "invalid" };
  const text = input
    .replace(/\s/g, " ")
    .replace(/\u2212/g, "-")
    .trim();
  if (text === "") return { kind: "empty" };
  const parts = AMOUNT.exec(text)?.groups;
  if (!parts) return { kind: "invalid" };
  const { before, after, body = "" } = parts;
  const rupiah = parts.rupiah ?? parts.dash;
  const suffix = parts.suffix?.trim();
  if (before && after) return { kind: "invalid" };

  const [first, second] = readBody(body.trim()).map((reading) =>
    canonical(before === "-" || after === "-" ? `-${reading}` : reading),
  );
  if (first === undefined) return { kind: "invalid" };
  const unit = rupiah ? ["Rp", suffix].filter(Boolean).join(" ") : (suffix ?? null);
  return { kind: "figure", readings: second === undefined || rupiah ? [first] : [first, second], unit };
}

/** Every way to read the digits, thousands first; none when they make no number. */
function readBody(text: string): string[] {
  const body = GROUPED_BY_SPACE.test(text) ? text.replaceAll(" ", "") : text;
  if (/^\d+$/.test(body)) return [body];
  if (GROUPED_BY["."].test(body) || GROUPED_BY[","].test(body)) {
    const whole = body.replace(/[.,]/g, "");
    const oneSeparator = body.length === whole.length + 1;
    return oneSeparator ? [whole, body.replace(",", ".")] : [whole];
  }
  const [, whole = "", separator, fraction] = /^(.*)([.,])(\d+)$/.exec(body) ?? [];
  if (fraction === undefined) return [];
  if (/^\d*$/.test(whole)) return [`${whole || "0"}.${fraction}`];
  const grouped = GROUPED_BY[separator === "," ? "." : ","].test(whole);
  return grouped ? [`${whole.replace(/[.,]/g, "")}.${fraction}`] : [];
}

function canonical(text: string): string {
  const value = new Decimal(text);
  return value.isZero() ? "0" : value.toFixed();
}

/**
 * A plain decimal string as a form field shows it, so that parseLocalNumber reads the same figure again: no grouping,
 * the language's decimal sign, and a fourth digit where exactly three decimals could be misread as thousands.
 */
export function asTyped(value: string, locale: "id" | "en"): string {
  const padded = /\.\d{3}$/.test(value) ? `${value}0` : value;
  return locale === "id" ? padded.replace(".", ",") : padded;
}

/**
 * Whole rupiah the same, in threes from a million on: nobody counts eight digits in a row. Of fewer, one point could be
 * read as a decimal sign.
 */
export function asTypedMoney(value: string, locale: "id" | "en"): string {
  if (!/^\d{7,}$/.test(value)) return asTyped(value, locale);
  return formatDecimal(value, { locale });
}
