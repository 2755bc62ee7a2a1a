import { Decimal } from "decimal.js";

export interface RoundScore {
  /** Points on the instrument's scale; null where there is no score. */
  score: Decimal.Value | null;
  /** `comparabilityGroup` of the round's instrument; null where the instrument is not known. */
  comparabilityGroup: string | null;
}

export type RoundChange =
  | { kind: "change"; difference: Decimal; direction: "up" | "down" | "same" }
  | { kind: "instrument-changed" }
  | { kind: "instrument-unknown" }
  | { kind: "missing" };

/**
 * Improvement of a score from one round to a later one, in points: later − earlier, unrounded.
 *
 * Only rounds of one comparability group are compared. Otherwise the kind says why not ("instrument-changed", or
 * "instrument-unknown" where a round's instrument was never published); "missing" when either score is not there.
 * Source: domain.md section 2, rule 7.
 */
export function changeBetween(earlier: RoundScore, later: RoundScore): RoundChange {
  if (earlier.score === null || later.score === null) return { kind: "missing" };
  if (earlier.comparabilityGroup === null || later.comparabilityGroup === null) return { kind: "instrument-unknown" };
  if (earlier.comparabilityGroup !== later.comparabilityGroup) return { kind: "instrument-changed" };
  const difference = new Decimal(later.score).minus(earlier.score);
  const direction = difference.isZero() ? "same" : difference.isPositive() ? "up" : "down";
  return { kind: "change", difference, direction };
}
