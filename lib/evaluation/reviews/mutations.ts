import "server-only";
import { mayReplyToScore } from "@/lib/evaluation/answers/policy";
import { isCouncilMember } from "@/lib/evaluation/council-scores/policy";
import { lockPhase } from "@/lib/evaluation/rounds/mutations";
import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { ok, type Result } from "@/lib/platform/errors/app-error";
import { canDecidePillar } from "./policy";
import type { PillarDecision, PillarRef } from "./schemas";

/** The agency's answer to a council score of its own item; it stands beside the score for good. */
export function replyToScore(actor: Actor, scoreId: string, text: string): Promise<Result<{ answerId: string }>> {
  return changeRow(actor, {
    find: async (tx) => {
      const score = await tx.score.findUnique({ where: { id: scoreId, origin: "COUNCIL" } });
      if (!score?.itemId) return null;
      const { roundId, itemId } = score;
      const phase = await lockPhase(tx, roundId);
      const answer = await tx.answer.findUnique({ where: { roundId_itemId: { roundId, itemId } } });
      const isTheirs = answer !== null && (canReadCouncilLane(actor) || mayReplyToScore(actor, answer));
      return isTheirs ? { answer, phase } : null;
    },
    refusal: ({ answer }) => (mayReplyToScore(actor, answer) ? null : "FORBIDDEN"),
    isPossible: ({ phase }) => phase !== "PUBLISHED",
    change: async ({ answer }, tx) => {
      const after = await tx.scoreReply.create({ data: { scoreId, authorId: actor.id, text } });
      const audit = { action: "reply", entity: "score", entityId: scoreId, after };
      return ok({ saved: { answerId: answer.id }, audit });
    },
  });
}

/** The council approves a pillar or returns it with a note; every word is kept, the newest counts. */
export function decidePillar(
  actor: Actor,
  { roundSlug, pillarSlug }: PillarRef,
  { decision, note }: PillarDecision,
): Promise<Result<null>> {
  return changeRow(actor, {
    find: async (tx) => {
      const round = await tx.evaluationRound.findUnique({
        where: { slug: roundSlug },
        include: { instrument: { include: { pillars: { where: { pillar: { slug: pillarSlug } } } } } },
      });
      const pillarId = round?.instrument?.pillars[0]?.pillarId;
      return round && pillarId ? { roundId: round.id, pillarId, phase: await lockPhase(tx, round.id) } : null;
    },
    refusal: () => (isCouncilMember(actor) ? null : "FORBIDDEN"),
    isPossible: (round) => canDecidePillar(actor, round),
    change: async ({ roundId, pillarId }, tx) => {
      const after = await tx.pillarReview.create({ data: { roundId, pillarId, decision, note, authorId: actor.id } });
      const action = decision === "APPROVED" ? "approvePillar" : "returnPillar";
      return ok({ saved: null, audit: { action, entity: "pillarReview", entityId: after.id, after } });
    },
  });
}
