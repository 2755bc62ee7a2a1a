import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, type Result } from "@/lib/platform/errors/app-error";
import { revisedKind } from "@/lib/work/areas";
import { withCodes } from "./older-ids";
import type { RestoreRevision } from "./schemas";
import { BEFORE_ALL, stateBefore, statesOf } from "./states";

const SHORTEST_REASON = 5;

/** Gives a row the state of one of its revisions again: a new revision, by the row's own mutation and with its refusals. */
export async function restoreRevision(actor: Actor, command: RestoreRevision, reason = ""): Promise<Result<unknown>> {
  const { entity, rowId, revision, version } = command;
  const kind = revisedKind(entity);
  const row = await kind?.find(actor, rowId);
  if (!kind || !row) return fail("NOT_FOUND");
  if (!kind.restore || !row.mayRestore) return fail(row.kept ? "WRONG_STATE" : "FORBIDDEN");
  if (row.asksReason && reason.length < SHORTEST_REASON)
    return fail("INVALID", { fields: { reason: ["reasonShort"] } });
  const ids = row.ids ?? [rowId];
  const found = await db().auditEvent.findMany({
    where: { entity, entityId: { in: [...ids] }, NOT: { action: { startsWith: "seal" } } },
    orderBy: { id: "asc" },
    select: { id: true, before: true, after: true },
  });
  const events = await withCodes(
    kind,
    found.map((event) => ({ ...event, id: event.id.toString() })),
  );
  const fields = Object.keys(kind.fields);
  const state =
    revision === BEFORE_ALL
      ? stateBefore(events, fields)
      : statesOf(events, fields).find(({ event }) => event.id === revision)?.state;
  return state ? kind.restore(actor, { id: ids.at(-1) ?? rowId, version }, state, reason) : fail("NOT_FOUND");
}
