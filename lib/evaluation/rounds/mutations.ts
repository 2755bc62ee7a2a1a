import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { Score } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { PHASES, phaseAfter, standingPhase, stepBackFrom } from "./phase";
import { canManageRounds, canRecordCouncilScore } from "./policy";
import type { CreateRound, PhaseDates, RecordScore, RoundVersion, ScoreRef } from "./schemas";
import { hindrancesOf } from "./steps";

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
      if (!canRecordCouncilScore(actor, { phase: await lockPhase(tx, round.id) })) return fail<Score>("WRONG_STATE");
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

/**
 * The phase of a round, held until the transaction ends: who waits here for a step or the freezing of the round finds
 * the phase after it, so that nothing is written that the frozen document does not hold.
 */
export async function lockPhase(tx: Transaction, roundId: string): Promise<RoundRow["phase"]> {
  await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "id" = ${roundId}::uuid FOR SHARE`;
  return (await tx.evaluationRound.findUniqueOrThrow({ where: { id: roundId }, select: { phase: true } })).phase;
}

/**
 * Prepares a new round with an empty answer for every item of its questionnaire. ALREADY_OPEN where the year (and stage)
 * has one; INVALID on `instrumentCode` for a version that is not in force.
 */
export async function createRound(actor: Actor, command: CreateRound): Promise<Result<{ slug: string }>> {
  if (!canManageRounds(actor)) return fail("FORBIDDEN");
  const { year, stage, instrumentCode } = command;
  const slug = stage ? `${year}-${stage}` : `${year}`;
  try {
    return await db().$transaction(async (tx) => {
      const instrument = await tx.instrument.findFirst({ where: { code: instrumentCode, status: "ACTIVE" } });
      if (!instrument) return fail("INVALID", { fields: { instrumentCode: ["required"] } });
      const after = await tx.evaluationRound.create({
        data: { slug, year, stage: stage ? Number(stage) : null, instrumentId: instrument.id },
      });
      await fillWithAnswers(tx, after.id, instrument.id);
      await recordAudit(tx, actor, { action: "createRound", entity: "evaluationRound", entityId: after.id, after });
      return ok({ slug });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("INVALID", { fields: { year: ["roundExists"] } });
  }
}

/** Every item of the questionnaire has its answer in the round, however empty: what is missing can be counted. */
async function fillWithAnswers(tx: Transaction, roundId: string, instrumentId: string): Promise<void> {
  const items = await tx.questionnaireItem.findMany({
    where: { instrumentId, answers: { none: { roundId } } },
    select: { id: true },
  });
  await tx.answer.createMany({ data: items.map(({ id }) => ({ roundId, itemId: id })) });
}

/** Sets the planned dates of all phases. STALE where somebody else changed the round since the form was opened. */
export async function setPhaseDates(actor: Actor, ref: RoundVersion, dates: PhaseDates): Promise<Result<null>> {
  if (!canManageRounds(actor)) return fail("FORBIDDEN");
  return changeRound(ref, async (tx, round) => {
    if (round.phase === "PUBLISHED") return fail("WRONG_STATE");
    const before = await tx.roundPhaseDates.findMany({ where: { roundId: round.id } });
    const after = PHASES.map((phase) => ({
      phase,
      opensAt: dates[`opens-${phase}`],
      closesAt: dates[`closes-${phase}`],
    }));
    await tx.roundPhaseDates.deleteMany({ where: { roundId: round.id } });
    await tx.roundPhaseDates.createMany({
      data: after.filter((row) => row.opensAt || row.closesAt).map((row) => ({ ...row, roundId: round.id })),
    });
    await recordAudit(tx, actor, {
      action: "setPhaseDates",
      entity: "evaluationRound",
      entityId: round.id,
      before: { dates: before },
      after: { dates: after },
    });
    return ok({});
  });
}

/**
 * One phase forward, or one back with a reason. Into PUBLISHED leads only the freezing of the round
 * (lib/results/freezes/mutations.ts). WRONG_STATE with the hindrances where something is missing.
 */
export async function moveRound(
  actor: Actor,
  ref: RoundVersion,
  step: { direction: "forward" } | { direction: "back"; reason: string },
  now = new Date(),
): Promise<Result<null>> {
  if (!canManageRounds(actor)) return fail("FORBIDDEN");
  return changeRound(ref, async (tx, round) => {
    const facts = await tx.roundStanding.findUniqueOrThrow({ where: { roundId: round.id } });
    const stands = { phase: round.phase, repairClosesAt: facts.repairClosesAt };
    const standing = standingPhase(stands, now);
    const to = step.direction === "forward" ? phaseAfter(standing) : stepBackFrom(stands, now);
    const open = step.direction === "forward" ? hindrancesOf({ ...facts, phase: standing }, now).length === 0 : true;
    // A confirmed letter is the end of the round's own work: what follows is publishing, or a correction of the letter.
    if (!to || to === "PUBLISHED" || !open || (step.direction === "back" && facts.resultConfirmed))
      return fail("WRONG_STATE");
    if (to === "FILLING" && round.instrumentId) await fillWithAnswers(tx, round.id, round.instrumentId);
    await recordAudit(tx, actor, {
      action: step.direction === "forward" ? "advanceRound" : "reopenRound",
      entity: "evaluationRound",
      entityId: round.id,
      before: { phase: round.phase },
      after: { phase: to, ...(step.direction === "back" ? { returnReason: step.reason } : {}) },
    });
    return ok({ phase: to });
  });
}

type RoundRow = {
  id: string;
  slug: string;
  phase: (typeof PHASES)[number];
  instrumentId: string | null;
  version: number;
};

/** Version, change and its audit event in one transaction; `change` returns the columns of the round to write. */
async function changeRound(
  ref: RoundVersion,
  change: (tx: Transaction, round: RoundRow) => Promise<Result<{ phase?: RoundRow["phase"] }>>,
): Promise<Result<null>> {
  return db().$transaction(async (tx) => {
    // The row is locked first, so that two steps at once are taken one after the other.
    await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${ref.slug} FOR UPDATE`;
    const round = await tx.evaluationRound.findUnique({ where: { slug: ref.slug } });
    if (!round) return fail("NOT_FOUND");
    if (round.version !== ref.version) return fail("STALE", { current: { version: round.version } });
    const changed = await change(tx, round);
    if (!changed.ok) return changed;
    await tx.evaluationRound.update({
      where: { id: round.id },
      data: { ...changed.value, version: { increment: 1 } },
    });
    return ok(null);
  });
}
