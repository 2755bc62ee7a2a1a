import "server-only";
import { db } from "@/lib/platform/db/client";

/** What happened to one thing, oldest first. The caller has checked that its reader may see the thing. */
export async function listHistory(entity: string, entityId: string) {
  const events = await db().auditEvent.findMany({
    // Seals are the database's own (docs/decisions/0016), and tell nothing that a step does not.
    where: { entity, entityId, NOT: { action: { startsWith: "seal" } } },
    orderBy: { id: "asc" },
    take: 200,
    select: { id: true, at: true, action: true, actor: { select: { name: true } }, after: true },
  });
  return events.map(({ id, after, ...event }) => ({
    ...event,
    id: id.toString(),
    actor: event.actor?.name ?? null,
    // A return is read for its reason, and so is what was said of personal data that stays.
    reason:
      event.action === "return" ? readReason(after) : event.action === "statePersonalData" ? readStay(after) : null,
  }));
}

export type HistoryEvent = Awaited<ReturnType<typeof listHistory>>[number];

function readReason(after: unknown): string | null {
  const reason = (after as { returnReason?: unknown } | null)?.returnReason;
  return typeof reason === "string" ? reason : null;
}

function readStay(after: unknown): string | null {
  const { reason } = (after ?? {}) as { reason?: unknown };
  return typeof reason === "string" ? reason : null;
}
