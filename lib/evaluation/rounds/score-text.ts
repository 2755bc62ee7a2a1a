import { Decimal } from "decimal.js";
import type { Locale } from "@/lib/platform/format/locale";
import { formatDecimal, formatSigned } from "@/lib/platform/format/number";

/** Two decimals, or three where the score has more: 3,40 but 3,197. Source: domain.md section 2, rule 1. */
function decimalsOf(score: Decimal.Value): number {
  return Math.min(3, Math.max(2, new Decimal(score).decimalPlaces()));
}

/** A score on the instrument's scale, as it is read: "3,31", "3,197". */
export function formatScore(score: Decimal.Value, locale: Locale): string {
  return formatDecimal(score, { locale, decimals: decimalsOf(score) });
}

/**
 * A score that is computed here, with the city's own decimals: half up, and only now. An official one is formatScore's.
 */
export function formatComputedScore(score: Decimal.Value, locale: Locale, decimals: number): string {
  return formatScore(rounded(score, decimals), locale);
}

/** A difference between scores of which one is computed here. */
export function formatComputedDifference(difference: Decimal.Value, locale: Locale, decimals: number): string {
  return formatScoreDifference(rounded(difference, decimals), locale);
}

const rounded = (score: Decimal.Value, decimals: number) =>
  new Decimal(score).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);

/** A difference of scores with its sign: "−0,113". */
export function formatScoreDifference(difference: Decimal.Value, locale: Locale): string {
  return formatSigned(difference, { locale, decimals: decimalsOf(difference) });
}
