import { parsePeriod } from "@/lib/platform/format/period";

/**
 * When the figures of a period are due: the due day (1 to 28) of the month after it ends, as YYYY-MM-DD. Ours: no
 * source sets a date, so the city does. Throws for a period that is not well formed.
 */
export function dueDateOf(period: string, dueDay: number): string {
  const parsed = parsePeriod(period);
  if (!parsed) throw new Error(`not a period: ${period}`);
  const [year = 0, month = 0] = parsed.end.split("-").map(Number);
  return new Date(Date.UTC(year, month, dueDay)).toISOString().slice(0, 10);
}

/** Late from the day after the due date; both are days of the city, as YYYY-MM-DD. */
export function isLate(dueOn: string, today: string): boolean {
  return today > dueOn;
}
