import { Decimal } from "decimal.js";

export interface ComparedPoint {
  year: number;
  /** Null where the year has no figure of its own. */
  value: string | null;
  /** It cannot be compared with what was before it. */
  breaks: boolean;
}

export interface ComparedSeries {
  unit: string;
  points: ComparedPoint[];
}

export type CommonScale = { kind: "unit"; unit: string } | { kind: "index"; baseYear: number } | { kind: "none" };

/** What every figure of the drawing is measured in, and the figures in that; the years are those of all series. */
export interface Compared {
  scale: CommonScale;
  years: number[];
  /** By series, by year. */
  figures: (string | null)[][];
  /** Years before which a line does not go on, by series. */
  breaks: number[][];
}

/**
 * One unit stands on one axis as it is. Different units are told as an index, 100 in the first year in which all have a
 * figure above zero and none is broken off later; without such a year there is nothing to draw.
 */
export function onCommonScale(series: readonly ComparedSeries[]): Compared {
  const years = yearsOf(series);
  const values = series.map(({ points }) =>
    years.map((year) => points.findLast((point) => point.year === year)?.value ?? null),
  );
  const breaks = series.map(({ points }) => points.filter((point) => point.breaks).map(({ year }) => year));
  const [unit, ...others] = new Set(series.map((one) => one.unit));
  if (unit !== undefined && others.length === 0)
    return { scale: { kind: "unit", unit }, years, figures: values, breaks };
  const from = Math.max(0, ...breaks.flat());
  const base = years.findIndex((year, n) => year >= from && values.every((figures) => Number(figures[n] ?? 0) > 0));
  const baseYear = years[base];
  if (baseYear === undefined) return { scale: { kind: "none" }, years: [], figures: [], breaks: [] };
  const figures = values.map((own) =>
    own.slice(base).map(
      (figure) =>
        figure &&
        new Decimal(figure)
          .div(own[base] ?? 1)
          .times(100)
          .toFixed(1),
    ),
  );
  return { scale: { kind: "index", baseYear }, years: years.slice(base), figures, breaks: breaks.map(() => []) };
}

/** Every year between the first and the last, so that one without a figure is a gap and no straight line. */
function yearsOf(series: readonly ComparedSeries[]): number[] {
  const known = series.flatMap(({ points }) => points.filter(({ value }) => value !== null).map(({ year }) => year));
  if (known.length === 0) return [];
  const [from, to] = [Math.min(...known), Math.max(...known)];
  return Array.from({ length: to - from + 1 }, (_, n) => from + n);
}
