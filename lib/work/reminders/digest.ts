import type { ReminderKind } from "@/lib/platform/db/generated/enums";
import type { Duty } from "@/lib/work/owed/queries";

/** What is said to one person: the duty, why, and which time it is. */
export type Told = { kind: ReminderKind; thing: string; occurrence: string; duty: Duty };
/** What somebody above is told of: how much of whom is how long overdue. */
export type Escalated = {
  thing: string;
  occurrence: string;
  agencyCode: string;
  agency: string;
  officer: string | null;
  count: number;
  days: number;
};

const DAY_MS = 86_400_000;
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
/** What stays overdue is said again every so many days, not every day. */
const AGAIN_DAYS = 7;

const thingOf = ({ kind, id, key, period }: Duty) => `${kind}:${id ?? `${key}:${period}`}`;

/**
 * What a duty is worth a word for on `today`; null where it can wait. `askedBack` are the rows that the council or the
 * city's editors sent back, as far as they were the last to do so.
 */
export function toldOf(duty: Duty, today: string, beforeDays: number, askedBack: ReadonlySet<string>): Told | null {
  const { reason, dueOn, late, since, id } = duty;
  const thing = thingOf(duty);
  if (reason === "returned") {
    const kind = id && askedBack.has(id) ? "ASKED_BACK" : "RETURNED";
    return { kind, thing, occurrence: since?.toISOString() ?? "", duty };
  }
  if (dueOn === null) return null;
  if (late) {
    const again = Math.floor((daysBetween(dueOn, today) - 1) / AGAIN_DAYS);
    return { kind: "OVERDUE", thing, occurrence: `${dueOn}+${again}`, duty };
  }
  const days = daysBetween(today, dueOn);
  return days >= 0 && days <= beforeDays ? { kind: "BEFORE_DUE", thing, occurrence: dueOn, duty } : null;
}

/** The same for who is told of others: said again after another week. */
export const escalationOccurrence = (days: number, after: number): string =>
  `${Math.floor((days - after) / AGAIN_DAYS)}`;

/** The order in which a letter tells: what others wait for first. */
export const SECTIONS = ["RETURNED", "ASKED_BACK", "OVERDUE", "BEFORE_DUE"] as const satisfies readonly ReminderKind[];
export const KINDS = [...SECTIONS, "ESCALATED"] as const satisfies readonly ReminderKind[];
