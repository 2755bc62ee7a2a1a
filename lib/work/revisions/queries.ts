import "server-only";
import { notFound } from "next/navigation";
import type { Revised } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { revisedKind } from "@/lib/work/areas";
import { differences, type State, statesOf } from "./states";

/** How far back a page goes; more changes of one row than a person reads. */
const LONGEST = 500;

/** Every change of one row, the newest first, with who made it, when, and what it changed; notFound outside of the scope. */
export async function getRevisions(actor: Actor, entity: string, id: string) {
  const kind = revisedKind(entity);
  const row = await kind?.find(actor, id);
  if (!kind || !row) notFound();
  const fields = Object.keys(kind.fields);
  const steps = statesOf(await listEvents(entity, id), fields);
  const names = await namesOf(
    kind,
    steps.map(({ state }) => state),
  );
  return {
    kind: kind.entity,
    row: { ...row, mayRestore: row.mayRestore && kind.restore !== undefined },
    fields: kind.fields,
    names,
    revisions: steps
      .map(({ event: { id: eventId, at, action, actor: by, after }, state, changes }) => ({
        id: eventId,
        at,
        action,
        by: by?.name ?? null,
        reason: reasonIn(after),
        changes,
        state,
      }))
      .reverse(),
  };
}

export type Revisions = Awaited<ReturnType<typeof getRevisions>>;

/** What differs between two revisions of a row; null where one of them is not of it. */
export function compareRevisions({ revisions, fields }: Revisions, from: string | undefined, to: string | undefined) {
  const [a, b] = [from, to].map((id) => revisions.find((one) => one.id === id));
  return a && b ? { from: a, to: b, changes: differences(a.state, b.state, Object.keys(fields)) } : null;
}

async function listEvents(entity: string, entityId: string) {
  const events = await db().auditEvent.findMany({
    where: { entity, entityId, NOT: { action: { startsWith: "seal" } } },
    orderBy: { id: "desc" },
    take: LONGEST,
    select: { id: true, at: true, action: true, actor: { select: { name: true } }, before: true, after: true },
  });
  return events.map((event) => ({ ...event, id: event.id.toString() })).reverse();
}

async function namesOf(kind: Revised, states: readonly State[]): Promise<ReadonlyMap<string, string>> {
  const pointing = Object.entries(kind.fields).flatMap(([field, as]) => (as === "row" ? [field] : []));
  const ids = states.flatMap((state) => pointing.flatMap((field) => state[field] ?? []));
  return (await kind.namesOf?.([...new Set(ids.filter((id) => typeof id === "string"))])) ?? new Map();
}

function reasonIn(after: unknown): string | null {
  const { reason, note } = (after ?? {}) as { reason?: unknown; note?: unknown };
  const said = reason ?? note;
  return typeof said === "string" && said !== "" ? said : null;
}
