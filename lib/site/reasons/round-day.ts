/**
 * The last day that a round can stand for, 'YYYY-MM-DD': its letter's, otherwise the day or the month in which it was held,
 * otherwise its year's (ours, so that no decision is left out for a day that nobody knows).
 */
export function lastDayOf({
  year,
  heldOn,
  letter,
}: {
  year: number;
  heldOn: string | null;
  letter: { date: string | null };
}): string {
  if (letter.date) return letter.date;
  if (heldOn && heldOn.length === 10) return heldOn;
  const [heldYear, month] = (heldOn ?? "").split("-").map(Number);
  // Day 0 of the month after is the last of this one.
  if (heldYear && month) return new Date(Date.UTC(heldYear, month, 0)).toISOString().slice(0, 10);
  return `${year}-12-31`;
}
