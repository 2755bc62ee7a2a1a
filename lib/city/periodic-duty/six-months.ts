/** Public bodies tell periodic information at least every six months (UU 14/2008; domain.md section 6). */
const MONTHS = 6;

/** The first day on which something published would still be recent enough; at the end of a month its last day counts. */
export function periodicLimit(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 - MONTHS, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, lastDay));
  return first.toISOString().slice(0, 10);
}

/** Days since a day. */
export const daysSince = (day: string, today: string): number => (Date.parse(today) - Date.parse(day)) / 86_400_000;
