import { Decimal } from "decimal.js";

export type WeightsError =
  | { code: "none" }
  | { code: "out-of-range"; weight: Decimal }
  | { code: "wrong-sum"; sum: Decimal };

/**
 * True when the section weights of one instrument version add up to exactly 1 (fractions, not percent).
 * An empty set does not. Source: DOMAIN.md section 2, rule 2.
 */
export function weightsAddUp(weights: readonly Decimal.Value[]): boolean {
  return sumOf(weights).equals(1);
}

/**
 * What is wrong with a set of section weights (fractions of 1), or null when nothing is: no weights at all, a
 * weight outside 0..1, or a sum that is not exactly 1 (the sum is given, to be shown).
 * Source: DOMAIN.md section 2, rule 2.
 */
export function weightsError(weights: readonly Decimal.Value[]): WeightsError | null {
  if (weights.length === 0) return { code: "none" };
  const decimals = weights.map((weight) => new Decimal(weight));
  const stray = decimals.find((weight) => !(weight.gte(0) && weight.lte(1)));
  if (stray) return { code: "out-of-range", weight: stray };
  const sum = sumOf(decimals);
  return sum.equals(1) ? null : { code: "wrong-sum", sum };
}

function sumOf(weights: readonly Decimal.Value[]): Decimal {
  return weights.reduce<Decimal>((sum, weight) => sum.plus(weight), new Decimal(0));
}
