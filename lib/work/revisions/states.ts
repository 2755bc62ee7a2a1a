import { Decimal } from "decimal.js";

export type RecordedEvent = { id: string; before: unknown; after: unknown };
export type State = Readonly<Record<string, unknown>>;
export type Change = { field: string; from: unknown; to: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function part(image: unknown, fields: readonly string[]): Record<string, unknown> {
  if (!isRecord(image)) return {};
  return Object.fromEntries(fields.filter((field) => field in image).map((field) => [field, image[field] ?? null]));
}

/** The revision that stood before the first event: no event has this id. */
export const BEFORE_ALL = "0";

/** What the first event found, where the row is older than its log; null where it has everything from the beginning. */
export function stateBefore(events: readonly RecordedEvent[], fields: readonly string[]): State | null {
  const found = part(events[0]?.before, fields);
  return Object.keys(found).length > 0 ? found : null;
}

/**
 * The state of a row after each of its events, oldest first, folded from what they recorded; an event that recorded
 * nothing of `fields` changed nothing of them. What a first event found stands before it: the row is older than its log.
 */
export function statesOf<Event extends RecordedEvent>(events: readonly Event[], fields: readonly string[]) {
  let state: State = {};
  const steps: { event: Event; state: State; changes: Change[] }[] = [];
  for (const event of events) {
    const found = { ...part(event.before, fields), ...state };
    const next = { ...found, ...part(event.after, fields) };
    steps.push({ event, state: next, changes: differences(found, next, fields) });
    state = next;
  }
  return steps;
}

/** The fields that differ between two states, in the order of `fields`. */
export function differences(from: State, to: State, fields: readonly string[]): Change[] {
  return fields
    .filter((field) => !isSame(from[field], to[field]))
    .map((field) => ({ field, from: from[field] ?? null, to: to[field] ?? null }));
}

/** Missing, null, an empty text and an empty list are one; figures are one however many zeros they end in. */
function isSame(a: unknown, b: unknown): boolean {
  return plain(a) === plain(b);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value) && value.length === 0) return "";
  if (typeof value === "string") return /^-?\d+\.\d+$/.test(value) ? new Decimal(value).toFixed() : value;
  return JSON.stringify(value);
}
