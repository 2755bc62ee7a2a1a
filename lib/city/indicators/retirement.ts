import { parsePeriod } from "@/lib/platform/format/period";

/**
 * Whether an indicator is still measured in a period: one that ends before the day from which it is retired is owed, one
 * that reaches that day is not. Days as YYYY-MM-DD; null: never retired.
 */
export function isMeasured(period: string, retiredFrom: string | null): boolean {
  return retiredFrom === null || (parsePeriod(period)?.end ?? "") < retiredFrom;
}
