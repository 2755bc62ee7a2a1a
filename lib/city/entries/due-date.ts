import { parsePeriod } from "@/lib/platform/format/period";

const DUE_DAY = 10;

/**
 * When the figures of a period are due: the tenth of the month after it ends, as YYYY-MM-DD. Ours: no source sets a
 * date, so the interface calls it internal. Throws for a period that is not well formed.
 */
export function dueDateOf(period: string): string {
  const parsed = parsePeriod(period);
  if (!parsed) throw new Error(`not a period: ${period}`);
  const [year = 0, month = 0] = parsed.end.split("-").map(Number);
  return new Date(Date.UTC(year, month, DUE_DAY)).toISOString().slice(0, 10);
}

/** Late from the day after the due date; both are days in WIB, as YYYY-MM-DD. */
export function isLate(dueOn: string, today: string): boolean {
  return today > dueOn;
}
