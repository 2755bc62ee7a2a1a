import { Decimal } from "decimal.js";
import { comparePeriods, parsePeriod } from "@/lib/platform/format/period";

/** A figure that the series has shown: one place, one definition. */
export interface SeriesFigure {
  period: string;
  value: Decimal.Value;
  /** From this period on, figures are not comparable with earlier ones. */
  breakInSeries: boolean;
}

export interface Jump {
  /** The figure that the new one is held against: the last before it, or the first after it. */
  reference: Decimal;
  period: string;
  /** Between these a figure passes without a question. */
  low: Decimal;
  high: Decimal;
}

/** Ours: as far again as the larger of the figures shown, times this, nothing is asked. */
const HALF = new Decimal("0.5");
/** Ours: a step of so many last digits is small however small the figures are (3 spots and then 12). */
const SMALL_STEPS = 10;

/**
 * Whether a figure lies beyond what its series has shown, so that it is asked back with both figures. It is never
 * refused: a pandemic is a jump too.
 *
 * A figure passes within the range of those shown, widened at both ends by the largest of: the range itself, half of the
 * largest figure (in size), and ten steps of the last decimal. So 120, 145, 180 ask about what is above 270 or below
 * 30, and a digit too many or a lost decimal mark is always asked about, whatever the unit. Nothing is asked of a first
 * figure, nor across a break in the series. What is summed over a period is compared with periods of the same kind
 * only (a year's tons are not a month's); levels and means with all.
 *
 * All three thresholds are **ours**: no source says when a statistic must be doubted. They are wide on purpose; a
 * question that is asked every month is answered without reading.
 */
export function jumpBeyond(
  value: Decimal.Value,
  about: { period: string; aggregation: "SUM" | "LAST" | "MEAN"; decimals: number },
  shown: readonly SeriesFigure[],
): Jump | null {
  const alike = comparableWith(about, shown);
  const reference = alike.findLast(({ period }) => comparePeriods(period, about.period) < 0) ?? alike[0];
  if (!reference) return null;
  const { least, most } = endsOf(alike.map((figure) => String(figure.value)));
  const largest = Decimal.max(least.abs(), most.abs());
  const margin = Decimal.max(
    most.minus(least),
    HALF.times(largest),
    new Decimal(10).pow(-about.decimals).times(SMALL_STEPS),
  );
  const [low, high] = [least.minus(margin), most.plus(margin)];
  if (low.lte(value) && high.gte(value)) return null;
  return { reference: new Decimal(reference.value), period: reference.period, low, high };
}

/**
 * The smallest and the largest. Exact arithmetic with a hundred figures for each of hundreds of cells took most of the grid's
 * time: as numbers they keep their order, though not every digit, so that only those that are alike as numbers are compared
 * exactly.
 */
function endsOf(figures: readonly string[]): { least: Decimal; most: Decimal } {
  const numbers = figures.map(Number);
  const at = (end: number) => [...new Set(figures.filter((_figure, index) => numbers[index] === end))];
  return { least: Decimal.min(...at(Math.min(...numbers))), most: Decimal.max(...at(Math.max(...numbers))) };
}

/** In order of time, between the breaks that lie around the period, and of its kind where periods are summed. */
function comparableWith(
  { period, aggregation }: { period: string; aggregation: "SUM" | "LAST" | "MEAN" },
  shown: readonly SeriesFigure[],
): SeriesFigure[] {
  const ordered = [...shown].sort((a, b) => comparePeriods(a.period, b.period));
  const breaks = ordered.filter(({ breakInSeries }) => breakInSeries).map((figure) => figure.period);
  const since = breaks.findLast((at) => comparePeriods(at, period) <= 0);
  const until = breaks.find((at) => comparePeriods(at, period) > 0);
  const kind = parsePeriod(period)?.kind;
  return ordered.filter(
    (figure) =>
      figure.period !== period &&
      (since === undefined || comparePeriods(figure.period, since) >= 0) &&
      (until === undefined || comparePeriods(figure.period, until) < 0) &&
      (aggregation !== "SUM" || parsePeriod(figure.period)?.kind === kind),
  );
}
