import { Decimal } from "decimal.js";

/** So many shades are told apart on paper and in sunlight. */
const MOST_STEPS = 4;

export type Step = { from: string; to: string; count: number };

/**
 * Shades for figures, the lowest first: about as many places in each, equal figures never apart. `stepOf` is the shade of a
 * figure, or null for one that is none of these.
 */
export function stepsOf(figures: readonly string[]): { steps: Step[]; stepOf: (figure: string) => number | null } {
  const sorted = figures.map((figure) => new Decimal(figure)).sort((a, b) => a.cmp(b));
  const apart = sorted.filter((figure, n) => n === 0 || !figure.eq(sorted[n - 1] as Decimal));
  const wanted = Math.min(MOST_STEPS, apart.length);
  const ends: Decimal[] = [];
  for (let step = 1; step <= wanted; step += 1) {
    const end = sorted[Math.ceil((sorted.length * step) / wanted) - 1] as Decimal;
    if (!ends.at(-1)?.gte(end)) ends.push(end);
  }
  const indexOf = (figure: Decimal) => ends.findIndex((end) => figure.lte(end));
  const steps = ends.map((_, step) => {
    const own = sorted.filter((figure) => indexOf(figure) === step);
    return { from: own[0]?.toFixed() ?? "", to: own.at(-1)?.toFixed() ?? "", count: own.length };
  });
  return {
    steps,
    stepOf: (figure) => {
      const at = indexOf(new Decimal(figure));
      return at < 0 ? null : at;
    },
  };
}
