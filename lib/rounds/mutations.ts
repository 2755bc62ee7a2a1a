import "server-only";
import { recordAudit } from "@/lib/audit/mutations";
import type { Actor } from "@/lib/auth/actor";
import { db, isUniqueViolation } from "@/lib/db/client";
import type { Score } from "@/lib/db/generated/client";
import { fail, ok, type Result } from "@/lib/errors/app-error";
import { canRecordCouncilScore } from "./policy";
import type { RecordScore, ScoreRef } from "./schemas";

/**
 * Records a council member's score of a pillar, beside and never over another's. A change of mind is a new revision of
 * one's own score; STALE, with the newer one, where it was changed in another tab since.
 */
export async function recordCouncilScore(
  actor: Actor,
  command: ScoreRef & RecordScore,
): Promise<Result<{ id: string }, Score>> {
  const round = await db().evaluationRound.findUnique({
    where: { slug: command.roundSlug },
    include: { instrument: { include: { pillars: { where: { pillar: { slug: command.pillarSlug } } } } } },
  });
  const pillarId = round?.instrument?.pillars[0]?.pillarId;
  if (!round?.instrument || !pillarId) return fail("NOT_FOUND");
  if (!canRecordCouncilScore(actor, round)) return fail(actor.role === "COUNCIL" ? "WRONG_STATE" : "FORBIDDEN");
  const { scaleMin, scaleMax } = round.instrument;
  if (scaleMin.gt(command.value) || scaleMax.lt(command.value)) {
    return fail("INVALID", { fields: { value: [`scale:${scaleMin.toFixed()}:${scaleMax.toFixed()}`] } });
  }
  const own = {
    roundId: round.id,
    target: "PILLAR" as const,
    origin: "COUNCIL" as const,
    pillarId,
    authorId: actor.id,
  };
  try {
    return await db().$transaction(async (tx) => {
      const before = await tx.score.findFirst({ where: { ...own, supersededAt: null } });
      if ((before?.id ?? null) !== (command.supersedesId ?? null))
        return before ? fail("STALE", { current: before }) : fail<Score>("NOT_FOUND");
      if (before) await tx.score.update({ where: { id: before.id }, data: { supersededAt: new Date() } });
      const { value, reason } = command;
      const after = await tx.score.create({
        data: { ...own, value, reason, supersedesId: before?.id ?? null, revision: (before?.revision ?? 0) + 1 },
      });
      await recordAudit(tx, actor, { action: "recordScore", entity: "score", entityId: after.id, before, after });
      return ok({ id: after.id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const current = await db().score.findFirst({ where: { ...own, supersededAt: null } });
    return current ? fail("STALE", { current }) : fail<Score>("NOT_FOUND");
  }
}
