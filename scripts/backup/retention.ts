import { OperatorError } from "../operator";
import type { KeptBackup } from "./place";

/** How many days, weeks and months keep their newest backup. */
export interface Retention {
  days: number;
  weeks: number;
  months: number;
}

/** `14` or `7,5,12`: days, weeks, months. */
export function parseRetention(text: string): Retention {
  const parts = text.split(",").map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN));
  const [days = 0, weeks = 0, months = 0] = parts;
  if (parts.length > 3 || parts.some(Number.isNaN) || days < 1)
    throw new OperatorError(
      `"${text}" says not how many backups to keep: 14 keeps those of 14 days, 7,5,12 of 7 days, 5 weeks and 12 months.`,
    );
  return { days, weeks, months };
}

const DAY_MS = 86_400_000;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);
/** Weeks begin on Monday; the first of January 1970 was a Thursday. */
const weekOf = (at: Date) => String(Math.floor((at.getTime() / DAY_MS + 3) / 7));
const monthOf = (at: Date) => at.toISOString().slice(0, 7);

/** Those that no rule keeps. Of each of the newest days, weeks and months that have any, the newest backup stays. */
export function toRemove(kept: readonly KeptBackup[], { days, weeks, months }: Retention): KeptBackup[] {
  const newestFirst = [...kept].sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
  const staying = new Set<string>();
  const rules: Array<[number, (at: Date) => string]> = [
    [days, dayOf],
    [weeks, weekOf],
    [months, monthOf],
  ];
  for (const [count, spanOf] of rules) {
    const spans = new Set<string>();
    for (const { name, madeAt } of newestFirst) {
      const span = spanOf(madeAt);
      if (spans.has(span) || spans.size >= count) continue;
      spans.add(span);
      staying.add(name);
    }
  }
  return kept.filter(({ name }) => !staying.has(name));
}
