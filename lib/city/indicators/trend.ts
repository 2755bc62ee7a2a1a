import { Decimal } from "decimal.js";
import type { Polarity } from "@/lib/city/indicators/achievement";
import { comparePeriods, type PeriodKind, parsePeriod } from "@/lib/platform/format/period";

export interface SeriesPoint {
  /** '2023', '2023-S1', '2023-Q3' or '2023-07' */
  period: string;
  /** In the indicator's unit; null where nothing was reported. */
  value: Decimal.Value | null;
  /** From this period on, figures are not comparable with earlier ones. */
  breakInSeries: boolean;
  /** Of the definition under which it was measured: definitions of one series go on from each other. */
  series: number;
}

export type Trend =
  | {
      kind: "change";
      /** Later − earlier in the unit, unrounded. */
      difference: Decimal;
      direction: "up" | "down" | "same";
      /** Null where neither is better: NEUTRAL, or no change. */
      better: boolean | null;
      from: string;
      to: string;
      /** A difference of percentages is stated in percentage points, never in percent. */
      unitKind: "percentage-points" | "unit";
    }
  | { kind: "break"; from: string; to: string }
  | { kind: "none" };

/**
 * The change that led to the latest value of one indicator in one area (the whole city or one kelurahan), against
 * the value before it of the same kind of period. Years may lie further apart, so `from` and `to` are shown.
 *
 * "break" when the definition changed or the series was broken between the two, "none" when there is nothing to
 * compare with. Points may come in any order, one per period; null values are skipped, not read as 0. `unit` is the
 * indicator's ("%", "% luas", "unit"). Throws RangeError on a malformed period. Source: domain.md section 3;
 * section 2, rule 7; section 8, trap 5.
 */
export function trend(series: readonly SeriesPoint[], about: { polarity: Polarity; unit: string }): Trend {
  const known = inEras(series).filter((point) => point.value !== null);
  const to = known.at(-1);
  const from = to && known.slice(0, -1).findLast((point) => point.kind === to.kind && isRecentEnough(point, to));
  if (!to || !from || to.value === null || from.value === null) return { kind: "none" };
  if (from.era !== to.era) return { kind: "break", from: from.period, to: to.period };

  const difference = new Decimal(to.value).minus(from.value);
  const direction = difference.isZero() ? "same" : difference.isPositive() ? "up" : "down";
  const better =
    direction === "same" || about.polarity === "NEUTRAL"
      ? null
      : (direction === "up") === (about.polarity === "HIGHER");
  const unitKind = about.unit.trimStart().startsWith("%") ? "percentage-points" : "unit";
  return { kind: "change", difference, direction, better, from: from.period, to: to.period, unitKind };
}

/**
 * The stretches of a series that a chart may join with a line, each in order: split at breaks, at a change of
 * definition, and by kind of period (a month and a year are never joined). Points without a value stay in, so that
 * the line can show the gap. Throws RangeError on a malformed period. Source: domain.md section 3; interface.md, Figures.
 */
export function segments<Point extends SeriesPoint>(series: readonly Point[]): Point[][] {
  const byEra = new Map<string, Point[]>();
  for (const { point, era } of inEras(series)) {
    const segment = byEra.get(era);
    if (segment) segment.push(point);
    else byEra.set(era, [point]);
  }
  return [...byEra.values()];
}

interface Placed<Point> {
  point: Point;
  period: string;
  value: Decimal.Value | null;
  kind: PeriodKind;
  year: number;
  part: number;
  /** Values are comparable exactly when their era is the same. */
  era: string;
}

/** In order of time. A break counts for every kind of period after it, and even where its own value is missing. */
function inEras<Point extends SeriesPoint>(series: readonly Point[]): Placed<Point>[] {
  let breaks = 0;
  return [...series]
    .sort((a, b) => comparePeriods(a.period, b.period))
    .map((point) => {
      const parsed = parsePeriod(point.period);
      if (!parsed) throw new RangeError(`Not a period: ${point.period}`);
      if (point.breakInSeries) breaks += 1;
      const { kind, year, part } = parsed;
      const era = `${kind} ${point.series} ${breaks}`;
      return { point, period: point.period, value: point.value, kind, year, part, era };
    });
}

/** A month, quarter or semester is not compared with one more than a year older (ours). */
function isRecentEnough<Point>(earlier: Placed<Point>, later: Placed<Point>): boolean {
  if (later.kind === "YEAR" || later.year === earlier.year) return true;
  return later.year === earlier.year + 1 && later.part <= earlier.part;
}
