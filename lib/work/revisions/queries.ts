import "server-only";
import { notFound } from "next/navigation";
import type { Revised } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { revisedKind } from "@/lib/work/areas";
import { withCodes } from "./older-ids";
import { BEFORE_ALL, differences, type State, stateBefore, statesOf } from "./states";

/** How far back a page goes; more changes of one row than a person reads. */
const LONGEST = 500;

/** Every change of one row, the newest first, with who made it, when, and what it changed; notFound outside of the scope. */
export async function getRevisions(actor: Actor, entity: string, id: string) {
  const kind = revisedKind(entity);
  const row = await kind?.find(actor, id);
  if (!kind || !row) notFound();
  const fields = Object.keys(kind.fields);
  const events = await withCodes(kind, await listEvents(kind.entity, row.ids ?? [id]));
  const steps = statesOf(events, fields);
  const before = stateBefore(events, fields);
  const names = await namesOf(kind, [...(before ? [before] : []), ...steps.map(({ state }) => state)]);
  return {
    kind: kind.entity,
    row: { ...row, mayRestore: row.mayRestore && kind.restore !== undefined },
    fields: kind.fields,
    apart: kind.apart ?? [],
    names,
    revisions: [
      ...(before && events[0] ? [{ ...NOBODY, id: BEFORE_ALL, at: events[0].at, state: before }] : []),
      ...steps.map(({ event: { id: eventId, at, action, actor: by, after }, state, changes }) => ({
        ...{ id: eventId, at, action, by: by?.name ?? null, reason: reasonIn(action, after, kind), changes, state },
      })),
    ].reverse(),
  };
}

/** What stood before the first event: nobody knows since when. */
const NOBODY = { action: "before", by: null, reason: null, changes: [] };

export type Revisions = Awaited<ReturnType<typeof getRevisions>>;

/** What differs between two revisions of a row; null where one of them is not of it. */
export function compareRevisions({ revisions, fields }: Revisions, from: string | undefined, to: string | undefined) {
  const [a, b] = [from, to].map((id) => revisions.find((one) => one.id === id));
  return a && b ? { from: a, to: b, changes: differences(a.state, b.state, Object.keys(fields)) } : null;
}

/** Of one row, or of its corrections one after another. */
async function listEvents(entity: string, ids: readonly string[]) {
  const events = await db().auditEvent.findMany({
    where: {
      entity,
      entityId: { in: [...ids] },
      NOT: { OR: [{ action: { startsWith: "seal" } }, { action: "signIn" }] },
    },
    orderBy: { id: "desc" },
    take: LONGEST,
    select: { id: true, at: true, action: true, actor: { select: { name: true } }, before: true, after: true },
  });
  return events.map((event) => ({ ...event, id: event.id.toString() })).reverse();
}

async function namesOf(kind: Revised, states: readonly State[]): Promise<ReadonlyMap<string, string>> {
  const pointing = Object.entries(kind.fields).filter(([, as]) => as === "row" || as === "code");
  const named = states.flatMap((state) =>
    pointing.flatMap(([field, as]) => textsIn(state[field]).filter((text) => as === "code" || UUID.test(text))),
  );
  return (await kind.namesOf?.([...new Set(named)])) ?? new Map();
}

/** The texts in what a field recorded: one, a list of them, or rows that name something beside other words. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function reasonIn(action: string, after: unknown, { fields }: Revised): string | null {
  if (typeof after !== "object" || after === null) return null;
  const said = after as Record<string, unknown>;
  // A column that is shown as a field of the row, such as a year's note, is no reason of a change.
  const names = [...(REASONS[action] ?? []), ...["reason", "note"].filter((name) => !(name in fields))];
  const text = names.map((name) => said[name]).find((one) => typeof one === "string" && one !== "");
  return typeof text === "string" ? text : null;
}

/** Columns in which a step of an entry's life keeps why it was made. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  return: ["returnReason"],
  revise: ["revisionReason"],
};
