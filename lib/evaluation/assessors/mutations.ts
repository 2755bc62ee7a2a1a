import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { canAssess } from "./policy";
import type { LeaveNote } from "./schemas";

type Opened = { entity: "evaluationRound" | "answer" | "evidence" | "recommendation"; entityId: string; page?: string };

/** Writes down that a guest opened something, before it is shown; nothing for those who work here. */
export async function recordOpening(actor: Actor, { page, ...opened }: Opened): Promise<void> {
  if (actor.role !== "ASSESSOR") return;
  const after = page ? { page } : null;
  await db().$transaction((tx) => recordAudit(tx, actor, { action: "open", ...opened, after }));
}

/** A guest's note on the round of the account, or on one of its items. Never changed or taken back. */
export async function leaveNote(actor: Actor, { text, itemCode }: LeaveNote): Promise<Result<{ id: string }>> {
  const round = actor.roundId ? await db().evaluationRound.findUnique({ where: { id: actor.roundId } }) : null;
  if (!round || !canAssess(actor, round)) return fail("FORBIDDEN");
  const item = itemCode
    ? await db().questionnaireItem.findFirst({
        where: { instrumentId: round.instrumentId ?? round.id, code: itemCode },
      })
    : null;
  if (itemCode && !item) return fail("NOT_FOUND");
  return db().$transaction(async (tx) => {
    const data = { roundId: round.id, itemId: item?.id ?? null, authorId: actor.id, text };
    const note = await tx.assessorNote.create({ data, select: { id: true } });
    await recordAudit(tx, actor, { action: "note", entity: "assessorNote", entityId: note.id, after: data });
    return ok(note);
  });
}
