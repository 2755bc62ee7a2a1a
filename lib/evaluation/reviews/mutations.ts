import "server-only";
import { Decimal } from "decimal.js";
import { canReplyToScore } from "@/lib/evaluation/answers/policy";
import { lockPhase } from "@/lib/evaluation/rounds/mutations";
import { canRecordCouncilScore } from "@/lib/evaluation/rounds/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import type { Score } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { canDecidePillar } from "./policy";
import type { ItemScore, ItemScoreRef, PillarDecision, PillarRef } from "./schemas";

/**
 * Records a council member's score of one item beside the others', as a new revision of one's own. INVALID on `reason`
 * where the score differs from the agency's and no reason is given; STALE where it was changed in another tab since.
 */
export async function recordItemScore(
  actor: Actor,
  command: ItemScoreRef & ItemScore,
): Promise<Result<{ id: string }, Score>> {
  const answer = await db().answer.findUnique({
    where: { id: command.answerId },
    include: { item: true, round: true },
  });
  if (!answer) return fail("NOT_FOUND");
  if (!canRecordCouncilScore(actor, answer.round)) return fail(actor.role === "COUNCIL" ? "WRONG_STATE" : "FORBIDDEN");
  const { value, reason } = command;
  if (new Decimal(value).lt(0) || answer.item.maximum.lt(value))
    return fail("INVALID", { fields: { value: [`scale:0:${answer.item.maximum.toFixed()}`] } });
  const selfValue = answer.status === "VERIFIED" ? answer.score : null;
  if (!selfValue?.equals(value) && reason.length < 5)
    return fail("INVALID", { fields: { reason: ["reasonForDifference"] } });
  const own = {
    roundId: answer.roundId,
    target: "ITEM" as const,
    origin: "COUNCIL" as const,
    itemId: answer.itemId,
    authorId: actor.id,
  };
  try {
    return await db().$transaction(async (tx) => {
      if (!canRecordCouncilScore(actor, { phase: await lockPhase(tx, answer.roundId) }))
        return fail<Score>("WRONG_STATE");
      const before = await tx.score.findFirst({ where: { ...own, supersededAt: null } });
      if ((before?.id ?? null) !== (command.supersedesId ?? null))
        return before ? fail("STALE", { current: before }) : fail<Score>("NOT_FOUND");
      if (before) await tx.score.update({ where: { id: before.id }, data: { supersededAt: new Date() } });
      const revision = (before?.revision ?? 0) + 1;
      const after = await tx.score.create({
        data: { ...own, value, reason, selfValue, supersedesId: before?.id ?? null, revision },
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

/** The agency's answer to a council score of its own item; it stands beside the score for good. */
export async function replyToScore(actor: Actor, scoreId: string, text: string): Promise<Result<{ answerId: string }>> {
  return db().$transaction(async (tx) => {
    const score = await tx.score.findUnique({ where: { id: scoreId } });
    const answer =
      score?.itemId &&
      (await tx.answer.findUnique({ where: { roundId_itemId: { roundId: score.roundId, itemId: score.itemId } } }));
    if (!score || !answer || score.origin !== "COUNCIL") return fail("NOT_FOUND");
    const phase = await lockPhase(tx, score.roundId);
    if (!canReplyToScore(actor, { agencyId: answer.agencyId, phase }))
      return fail(phase === "PUBLISHED" ? "WRONG_STATE" : "NOT_FOUND");
    const after = await tx.scoreReply.create({ data: { scoreId, authorId: actor.id, text } });
    await recordAudit(tx, actor, { action: "reply", entity: "score", entityId: scoreId, after });
    return ok({ answerId: answer.id });
  });
}

/** The council approves a pillar or returns it with a note; every word is kept, the newest counts. */
export async function decidePillar(
  actor: Actor,
  { roundSlug, pillarSlug }: PillarRef,
  { decision, note }: PillarDecision,
): Promise<Result<null>> {
  return db().$transaction(async (tx) => {
    const round = await tx.evaluationRound.findUnique({
      where: { slug: roundSlug },
      include: { instrument: { include: { pillars: { where: { pillar: { slug: pillarSlug } } } } } },
    });
    const pillarId = round?.instrument?.pillars[0]?.pillarId;
    if (!round || !pillarId) return fail("NOT_FOUND");
    if (!canDecidePillar(actor, { phase: await lockPhase(tx, round.id) }))
      return fail(actor.role === "COUNCIL" ? "WRONG_STATE" : "FORBIDDEN");
    const after = await tx.pillarReview.create({
      data: { roundId: round.id, pillarId, decision, note, authorId: actor.id },
    });
    const action = decision === "APPROVED" ? "approvePillar" : "returnPillar";
    await recordAudit(tx, actor, { action, entity: "pillarReview", entityId: after.id, after });
    return ok(null);
  });
}
