import "server-only";
import type { Decimal } from "decimal.js";
import { isLevel } from "@/lib/evaluation/instruments/levels";
import { lockPhase } from "@/lib/evaluation/rounds/mutations";
import { councilMayScoreIn } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { Score } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { isCouncilMember } from "./policy";
import type { ItemScore, ItemScoreRef, PillarScore, PillarScoreRef } from "./schemas";

type Saved = Result<{ id: string }, Score | null>;

/** Records a council member's score of a pillar. */
export function recordPillarScore(actor: Actor, command: PillarScoreRef & PillarScore): Promise<Saved> {
  return recordScore(actor, command, async (tx) => {
    const pillars = { where: { pillar: { slug: command.pillarSlug } } };
    const round = await tx.evaluationRound.findUnique({
      where: { slug: command.roundSlug },
      include: { instrument: { include: { pillars } } },
    });
    const pillarId = round?.instrument?.pillars[0]?.pillarId;
    if (!round?.instrument || !pillarId) return null;
    const { scaleMin: min, scaleMax: max } = round.instrument;
    return { of: { roundId: round.id, target: "PILLAR", pillarId }, min, max, levels: [], selfValue: null };
  });
}

/** Records a council member's score of one item, beside what its agency gave it. */
export function recordItemScore(actor: Actor, command: ItemScoreRef & ItemScore): Promise<Saved> {
  return recordScore(actor, command, async (tx) => {
    const answer = await tx.answer.findUnique({
      where: { id: command.answerId },
      include: { item: { include: { instrument: { include: { levels: true } } } } },
    });
    if (!answer) return null;
    const { roundId, itemId, item } = answer;
    const selfValue = answer.status === "VERIFIED" ? answer.score : null;
    const levels = item.instrument.levels.map(({ value }) => value);
    return { of: { roundId, target: "ITEM", itemId }, min: item.minimum, max: item.maximum, levels, selfValue };
  });
}

type Scored = {
  of: { roundId: string } & ({ target: "PILLAR"; pillarId: string } | { target: "ITEM"; itemId: string });
  min: Decimal;
  max: Decimal;
  /** Of an item that is answered by a level. */
  levels: Decimal[];
  /** What its agency gave it, where that is verified. */
  selfValue: Decimal | null;
};

/**
 * Beside and never over another's. A change of mind is a new revision of one's own score: STALE, with the newer one,
 * where it was changed in another tab since. INVALID on `reason` where another score than the agency's has none.
 */
async function recordScore(
  actor: Actor,
  { value, reason, supersedesId }: { value: string; reason: string; supersedesId?: string | undefined },
  find: (tx: Transaction) => Promise<Scored | null>,
): Promise<Saved> {
  const own = (of: Scored["of"]) => ({ ...of, origin: "COUNCIL" as const, authorId: actor.id });
  const standing = (tx: Transaction, of: Scored["of"]) =>
    tx.score.findFirst({ where: { ...own(of), supersededAt: null } });
  try {
    return await changeRow(actor, {
      find: async (tx) => {
        const scored = await find(tx);
        if (!scored) return null;
        const phase = await lockPhase(tx, scored.of.roundId);
        const before = await standing(tx, scored.of);
        // The form goes on with a score that is not one's own.
        return before || !supersedesId ? { ...scored, phase, before } : null;
      },
      refusal: () => (isCouncilMember(actor) ? null : "FORBIDDEN"),
      isPossible: ({ phase }) => councilMayScoreIn(phase),
      isStale: ({ before }) => before?.id !== supersedesId,
      current: ({ before }) => before,
      change: async ({ of, min, max, levels, selfValue, before }, tx) => {
        if (min.gt(value) || max.lt(value))
          return fail("INVALID", { fields: { value: [`scale:${min.toFixed()}:${max.toFixed()}`] } });
        if (!isLevel(value, levels)) return fail("INVALID", { fields: { value: ["level"] } });
        if (!selfValue?.equals(value) && reason.length < 5)
          return fail("INVALID", { fields: { reason: ["reasonForDifference"] } });
        if (before) await tx.score.update({ where: { id: before.id }, data: { supersededAt: new Date() } });
        const revision = (before?.revision ?? 0) + 1;
        const after = await tx.score.create({
          data: { ...own(of), value, reason, selfValue, supersedesId: before?.id ?? null, revision },
        });
        const audit = { action: "recordScore", entity: "score", entityId: after.id, before, after };
        return ok({ saved: { id: after.id }, audit });
      },
    });
  } catch (error) {
    // Two first scores at once: the unique index let one through.
    if (!isUniqueViolation(error)) throw error;
    const scored = await find(db());
    return fail("STALE", { current: scored && (await standing(db(), scored.of)) });
  }
}
