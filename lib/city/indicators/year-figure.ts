import type { Decimal } from "decimal.js";
import { type Aggregation, aggregate, type PeriodValue } from "@/lib/city/indicators/aggregate";
import { comparePeriods, type Period, type PeriodKind, parsePeriod, periodsOf } from "@/lib/platform/format/period";

export interface YearFigure {
  year: number;
  /** Unrounded; null when no period of the year has a value. */
  value: Decimal | null;
  /** How many periods of the year it is made of, and how many the year has. */
  counted: number;
  expected: number;
  /** May be set against the year's target: a sum or mean of a part of the year may not (ours). */
  ratable: boolean;
}

const FREQUENCY_OF = { YEAR: "YEARLY", SEMESTER: "SEMESTERLY", QUARTER: "QUARTERLY", MONTH: "MONTHLY" } as const;

/**
 * An indicator's figure for a year, from its values in one area: the yearly value where there is one, otherwise its
 * months, quarters or semesters (the kind of the newest value) put together as its aggregation says. With LAST and
 * with running totals the newest value stands for the year so far. Source: domain.md section 3.
 */
export function yearFigure(
  values: readonly PeriodValue[],
  year: number,
  about: { aggregation: Aggregation; cumulative: boolean },
): YearFigure {
  const placed = values
    .map((value) => ({ ...value, parsed: parsePeriod(value.period) }))
    .filter((value): value is PeriodValue & { parsed: Period } => value.parsed?.year === year && value.value !== null)
    .sort((a, b) => comparePeriods(a.period, b.period));
  const newest = placed.findLast(({ parsed }) => parsed.kind === "YEAR") ?? placed.at(-1);
  const kind: PeriodKind = newest?.parsed.kind ?? "YEAR";
  const expected = periodsOf(FREQUENCY_OF[kind], year).length;
  const same = placed.filter(({ parsed }) => parsed.kind === kind);
  const { value, counted } = aggregate({ values: same, expected, ...about });
  const running = about.cumulative || about.aggregation === "LAST";
  return { year, value, counted, expected, ratable: value !== null && (running || counted === expected) };
}

/**
 * The word of a year where an indicator is measured in words: of the year itself where there is one, otherwise the newest
 * of its periods. Words are neither summed nor averaged.
 */
export function yearState(values: readonly { period: string; state: string | null }[], year: number): string | null {
  const placed = values
    .filter(({ period, state }) => state !== null && parsePeriod(period)?.year === year)
    .sort((a, b) => comparePeriods(a.period, b.period));
  const ofYear = placed.findLast(({ period }) => parsePeriod(period)?.kind === "YEAR");
  return (ofYear ?? placed.at(-1))?.state ?? null;
}
