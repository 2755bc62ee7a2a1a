import { formatPartialDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";

export type PeriodKind = "YEAR" | "SEMESTER" | "QUARTER" | "MONTH";
export type Frequency = "YEARLY" | "SEMESTERLY" | "QUARTERLY" | "MONTHLY";

export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** 1 for a year; else which half, quarter or month of it, from 1. */
  readonly part: number;
  /** First day, 'YYYY-MM-DD'. */
  readonly start: string;
  /** Last day, 'YYYY-MM-DD'. */
  readonly end: string;
}

const PARTS: Record<PeriodKind, number> = { YEAR: 1, SEMESTER: 2, QUARTER: 4, MONTH: 12 };
const KIND_OF: Record<Frequency, PeriodKind> = {
  YEARLY: "YEAR",
  SEMESTERLY: "SEMESTER",
  QUARTERLY: "QUARTER",
  MONTHLY: "MONTH",
};
const DAY_MS = 86_400_000;
const ROMAN = ["I", "II", "III", "IV"] as const;

/** Sorting a series parses each period many times; only well-formed ones are kept, of which there are 3,800. */
const parsedPeriods = new Map<string, Period>();

/**
 * Reads a period as it is stored: '2023', '2023-S1', '2023-Q3' or '2023-07', of the years 1900 to 2099 (the same
 * form that the database checks). Null for anything else. Source: domain.md section 3.
 */
export function parsePeriod(text: string): Period | null {
  const known = parsedPeriods.get(text);
  if (known) return known;
  const match = /^((?:19|20)\d{2})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!match) return null;
  const [, year, semester, quarter, month] = match;
  const kind = semester ? "SEMESTER" : quarter ? "QUARTER" : month ? "MONTH" : "YEAR";
  const parsed = period(kind, Number(year), Number(semester ?? quarter ?? month ?? 1));
  parsedPeriods.set(text, parsed);
  return parsed;
}

/**
 * Sorts periods by the day they end; of those that end together the shorter comes first (2023-12, 2023-Q4,
 * 2023-S2, 2023). For Array.sort; throws RangeError on a malformed period.
 */
export function comparePeriods(a: string, b: string): number {
  const [first, second] = [required(a), required(b)];
  if (first.end !== second.end) return first.end < second.end ? -1 : 1;
  if (first.start === second.start) return 0;
  return first.start > second.start ? -1 : 1;
}

/** All periods of a frequency in a year, in order: periodsOf("QUARTERLY", 2023) is 2023-Q1 to 2023-Q4. */
export function periodsOf(frequency: Frequency, year: number): string[] {
  const kind = KIND_OF[frequency];
  return Array.from({ length: PARTS[kind] }, (_, index) => write(kind, year, index + 1));
}

/** The period of a frequency that a day ('YYYY-MM-DD', the city's) falls in. Throws RangeError on another form. */
export function currentPeriod(frequency: Frequency, today: string): string {
  const month = required(today.slice(0, 7));
  const kind = KIND_OF[frequency];
  return write(kind, month.year, Math.ceil((month.part * PARTS[kind]) / 12));
}

/** The period of the same kind before. Throws RangeError on a malformed period or before 1900. */
export function previousPeriod(text: string): string {
  return shift(text, -1);
}

/** True when nothing lies between two periods of one kind: a line may join their figures. Throws on malformed periods. */
export function followsOn(earlier: string, later: string): boolean {
  return previousPeriod(later) === earlier;
}

/** The middle of a period as an instant in milliseconds: where it stands on an axis of time. */
export function middleOf(text: string): number {
  const { start, end } = required(text);
  return (Date.parse(start) + Date.parse(end) + DAY_MS) / 2;
}

/** True when every day of `inner` lies in `outer`; a period contains itself. Throws RangeError on malformed periods. */
export function containsPeriod(outer: string, inner: string): boolean {
  const [around, within] = [required(outer), required(inner)];
  return around.start <= within.start && within.end <= around.end;
}

/** True for a well-formed period of the kind that a frequency asks for: '2023-07' is one for MONTHLY, '2023' is not. */
export function isPeriodFor(frequency: Frequency, text: string): boolean {
  return parsePeriod(text)?.kind === KIND_OF[frequency];
}

/**
 * The running period of a frequency and those before it, newest first: what can be reported on `today`. Two years of
 * months, quarters or half-years, ten single years.
 */
export function recentPeriods(frequency: Frequency, today: string): string[] {
  const kind = KIND_OF[frequency];
  const count = kind === "YEAR" ? 10 : 2 * PARTS[kind];
  const periods = [currentPeriod(frequency, today)];
  while (periods.length < count) periods.push(previousPeriod(periods.at(-1) ?? ""));
  return periods;
}

/**
 * True when a period has not begun on `today` ('YYYY-MM-DD', the city's): nothing can be reported for it.
 * The running period is not in the future. Throws RangeError on a malformed period.
 */
export function isFuturePeriod(text: string, today: string): boolean {
  return required(text).start > today;
}

/**
 * A period in words: "2023", "Semester I 2023", "Triwulan III 2023", "Juli 2023"; in English "2023",
 * "First half of 2023", "Q3 2023", "July 2023". Throws RangeError on a malformed period. Source: domain.md section 7.
 */
export function formatPeriod(text: string, locale: Locale): string {
  const { kind, year, part } = required(text);
  if (kind === "YEAR" || kind === "MONTH") return formatPartialDate(text, locale);
  if (locale === "id") return `${kind === "SEMESTER" ? "Semester" : "Triwulan"} ${ROMAN[part - 1]} ${year}`;
  return kind === "SEMESTER" ? `${part === 1 ? "First" : "Second"} half of ${year}` : `Q${part} ${year}`;
}

function shift(text: string, steps: number): string {
  const { kind, year, part } = required(text);
  const position = year * PARTS[kind] + (part - 1) + steps;
  const shifted = write(kind, Math.floor(position / PARTS[kind]), (position % PARTS[kind]) + 1);
  required(shifted);
  return shifted;
}

function required(text: string): Period {
  const parsed = parsePeriod(text);
  if (!parsed) throw new RangeError(`Not a period: ${text}`);
  return parsed;
}

function write(kind: PeriodKind, year: number, part: number): string {
  if (kind === "YEAR") return `${year}`;
  if (kind === "MONTH") return `${year}-${String(part).padStart(2, "0")}`;
  return `${year}-${kind === "SEMESTER" ? "S" : "Q"}${part}`;
}

function period(kind: PeriodKind, year: number, part: number): Period {
  const months = 12 / PARTS[kind];
  const firstMonth = (part - 1) * months;
  // Day 0 of the month after is the last day of this one.
  return { kind, year, part, start: day(year, firstMonth, 1), end: day(year, firstMonth + months, 0) };
}

function day(year: number, month: number, dayOfMonth: number): string {
  return new Date(Date.UTC(year, month, dayOfMonth)).toISOString().slice(0, 10);
}
