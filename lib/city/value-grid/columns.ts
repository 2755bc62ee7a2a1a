import { currentPeriod, type Frequency, parsePeriod, periodsOf, previousPeriod } from "@/lib/platform/format/period";

export const FREQUENCIES = ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"] as const;

/** Ours: three years of months fit a desk's screen with scrolling; twenty single years are more than any plan. */
const MOST_YEARS: Record<Frequency, number> = { MONTHLY: 3, QUARTERLY: 5, SEMESTERLY: 10, YEARLY: 20 };
const FIRST_YEAR = 2000;

export type Years = { from: number; to: number };

const yearOf = (period: string) => parsePeriod(period)?.year ?? FIRST_YEAR;

/** The years shown: what was asked for where it makes sense, otherwise the present one, of yearly figures the last ten. */
export function yearsShown(
  frequency: Frequency,
  { from, to }: Partial<Record<"from" | "to", number | undefined>>,
  today: string,
): Years {
  const now = currentPeriod(frequency, today);
  const thisYear = yearOf(now);
  const last = Math.min(Math.max(to ?? Math.max(thisYear, from ?? 0), FIRST_YEAR), thisYear);
  // In January the last whole month, which is what is owed, is one of the year before.
  const usual = frequency === "YEARLY" ? last - 9 : to === undefined ? yearOf(previousPeriod(now)) : last;
  const first = Math.max(Math.min(from ?? usual, last), FIRST_YEAR, last - MOST_YEARS[frequency] + 1);
  return { from: first, to: last };
}

/** The periods of those years, in order. */
export const periodsIn = (frequency: Frequency, { from, to }: Years): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => periodsOf(frequency, from + index)).flat();

/** What can be chosen as first and last year, the newest first. */
export const yearsToChoose = (today: string): number[] => {
  const thisYear = Number(today.slice(0, 4));
  return Array.from({ length: Math.min(20, thisYear - FIRST_YEAR + 1) }, (_, index) => thisYear - index);
};
