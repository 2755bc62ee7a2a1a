import { Decimal } from "decimal.js";

/** Whether levels begin and end where the scale does: an index of the lowest or highest level everywhere is an end of it. */
export function coverScale(levels: readonly number[], min: number, max: number): boolean {
  return levels.length >= 2 && Math.min(...levels) === min && Math.max(...levels) === max;
}

/** The highest level that a figure reaches, the lowest where it reaches none: a level is had or not (**ours**). */
export function levelReached(figure: Decimal.Value, levels: readonly Decimal.Value[]): string {
  const ordered = levels.map((level) => new Decimal(level)).sort((a, b) => a.comparedTo(b));
  return (ordered.findLast((level) => level.lte(figure)) ?? ordered[0] ?? new Decimal(figure)).toFixed();
}

export const isLevel = (score: Decimal.Value, levels: readonly Decimal.Value[]): boolean =>
  levels.length === 0 || levels.some((level) => new Decimal(level).eq(score));
