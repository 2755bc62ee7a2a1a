import { Decimal } from "decimal.js";
import { comparePeriods, containsPeriod } from "@/lib/platform/format/period";

export type Aggregation = "SUM" | "LAST" | "MEAN";

export interface PeriodValue {
  /** '2023', '2023-S1', '2023-Q3' or '2023-07' */
  period: string;
  /** In the indicator's unit; null where nothing was reported. */
  value: Decimal.Value | null;
}

export interface Aggregate {
  /** In the indicator's unit, unrounded; null when no period has a value. */
  value: Decimal | null;
  /** Periods that have a value. */
  counted: number;
  /** Periods that should have one. */
  expected: number;
  /** The last period that has a value, which is the one LAST shows; null when there is none. */
  lastPeriod: string | null;
}

/**
 * One figure from the periods of a longer one (the months of a year, say), with its completeness. A missing period
 * is left out, never counted as 0, so a SUM or MEAN of fewer periods than expected must be shown as incomplete.
 *
 * Values of a running total (`cumulative`) are never added up or averaged: the last one is the total.
 * Throws RangeError when two periods with values overlap, which would count something twice.
 * Source: domain.md section 3; section 8, trap 7.
 */
export function aggregate(input: {
  values: readonly PeriodValue[];
  aggregation: Aggregation;
  expected: number;
  cumulative?: boolean;
}): Aggregate {
  const { expected, cumulative = false } = input;
  const ordered = [...input.values].sort((a, b) => comparePeriods(a.period, b.period));
  const known = ordered.flatMap(({ period, value }) => (value === null ? [] : [{ period, value: new Decimal(value) }]));
  refuseOverlap(known);
  const last = known.at(-1);
  if (!last) return { value: null, counted: 0, expected, lastPeriod: null };

  const sum = known.reduce((total, { value }) => total.plus(value), new Decimal(0));
  const results = { SUM: sum, MEAN: sum.div(known.length), LAST: last.value };
  const value = results[cumulative ? "LAST" : input.aggregation];
  return { value, counted: known.length, expected, lastPeriod: last.period };
}

/** Sorted by their end, periods that overlap contain one another, and some neighbouring pair does. */
function refuseOverlap(ordered: readonly { period: string }[]) {
  ordered.forEach(({ period }, index) => {
    const before = ordered[index - 1]?.period;
    if (before !== undefined && containsPeriod(period, before)) {
      throw new RangeError(`Periods overlap: ${before} and ${period}`);
    }
  });
}
