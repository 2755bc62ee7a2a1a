import type { PublishedIndicator, PublishedIndicatorValue } from "@/lib/platform/db/generated/client";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import { parsePeriod } from "@/lib/platform/format/period";
import { measuredIn, type PublicTrend } from "./standing";
import { trend } from "./trend";

export type YearMove = {
  /** The later year's figure, unrounded. */
  value: string;
  certainty: ValueCertainty;
  trend: Extract<PublicTrend, { kind: "change" }>;
};

/**
 * How an indicator moved from one year to a later one, each year by the figure that stands for it; null where one of the two
 * has no whole figure, where a break lies between them, or where nothing moved. `values` are the city's current ones.
 */
export function moveBetween(
  row: Pick<PublishedIndicator, "series" | "polarity" | "aggregation" | "cumulative" | "unit">,
  values: readonly PublishedIndicatorValue[],
  years: { from: number; to: number },
): YearMove | null {
  const figureOf = (year: number) => {
    const { figure } = measuredIn(row, values, year, null);
    return figure.ratable && figure.value !== null ? figure.value.toFixed() : null;
  };
  const [before, value] = [figureOf(years.from), figureOf(years.to)];
  if (before === null || value === null) return null;
  const yearOf = ({ period }: PublishedIndicatorValue) => parsePeriod(period)?.year ?? 0;
  const isBroken = values.some(
    (one) => one.breakInSeries && one.series === row.series && yearOf(one) > years.from && yearOf(one) <= years.to,
  );
  const change = trend(
    [
      { period: `${years.from}`, value: before, breakInSeries: false, series: row.series },
      { period: `${years.to}`, value, breakInSeries: isBroken, series: row.series },
    ],
    row,
  );
  if (change.kind !== "change" || change.direction === "same") return null;
  const isEstimate = (year: number) => values.some((one) => one.certainty === "ESTIMATE" && yearOf(one) === year);
  const estimated = isEstimate(years.from) || isEstimate(years.to);
  const certainty = isEstimate(years.to) ? "ESTIMATE" : "FINAL";
  return { value, certainty, trend: { ...change, difference: change.difference.toFixed(), estimated } };
}
