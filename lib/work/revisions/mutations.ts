import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, type Result } from "@/lib/platform/errors/app-error";
import { revisedKind } from "@/lib/work/areas";
import type { RestoreRevision } from "./schemas";
import { statesOf } from "./states";

/** Gives a row the state of one of its revisions again: a new revision, by the row's own mutation and with its refusals. */
export async function restoreRevision(actor: Actor, command: RestoreRevision): Promise<Result<unknown>> {
  const { entity, rowId, revision, version } = command;
  const kind = revisedKind(entity);
  const row = await kind?.find(actor, rowId);
  if (!kind || !row) return fail("NOT_FOUND");
  if (!kind.restore || !row.mayRestore) return fail("FORBIDDEN");
  const events = await db().auditEvent.findMany({
    where: { entity, entityId: rowId, id: { lte: BigInt(revision) }, NOT: { action: { startsWith: "seal" } } },
    orderBy: { id: "asc" },
    select: { id: true, before: true, after: true },
  });
  const steps = statesOf(
    events.map((event) => ({ ...event, id: event.id.toString() })),
    Object.keys(kind.fields),
  );
  const step = steps.at(-1);
  return step?.event.id === revision ? kind.restore(actor, { id: rowId, version }, step.state) : fail("NOT_FOUND");
}
