import { Decimal } from "decimal.js";

/**
 * True when the section weights of one instrument version add up to exactly 1 (fractions, not percent).
 * An empty set does not. Source: domain.md section 2, rule 2.
 */
export function weightsAddUp(weights: readonly Decimal.Value[]): boolean {
  return weights.reduce<Decimal>((sum, weight) => sum.plus(weight), new Decimal(0)).equals(1);
}
