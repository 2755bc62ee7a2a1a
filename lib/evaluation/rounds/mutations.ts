import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { PHASES, phaseAfter, standingPhase, stepBackFrom } from "./phase";
import { canManageRounds } from "./policy";
import type { CreateRound, PhaseDates, RoundVersion } from "./schemas";
import { roundSlug } from "./slug";
import { hindrancesOf } from "./steps";

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
 * has one; INVALID on `instrumentCode` for a version that is not in force, or ended before the year.
 */
export async function createRound(actor: Actor, command: CreateRound): Promise<Result<{ slug: string }>> {
  if (!canManageRounds(actor)) return fail("FORBIDDEN");
  const { year, stage, instrumentCode } = command;
  try {
    return await db().$transaction(async (tx) => {
      const instrument = await tx.instrument.findFirst({ where: { code: instrumentCode, status: "ACTIVE" } });
      if (!instrument) return fail("INVALID", { fields: { instrumentCode: ["required"] } });
      if (instrument.lastYear !== null && instrument.lastYear < year)
        return fail("INVALID", { fields: { instrumentCode: [`instrumentEnded:${instrument.lastYear}`] } });
      const slug = roundSlug({ framework: instrument.framework, year, stage });
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
export function setPhaseDates(actor: Actor, ref: RoundVersion, dates: PhaseDates): Promise<Result<null>> {
  return changeRow(actor, {
    find: (tx) => lockRound(tx, ref.slug),
    refusal: () => (canManageRounds(actor) ? null : "FORBIDDEN"),
    isPossible: ({ phase }) => phase !== "PUBLISHED",
    isStale: ({ version }) => version !== ref.version,
    current: ({ version }) => ({ version }),
    change: async (round, tx) => {
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
      await tx.evaluationRound.update({ where: { id: round.id }, data: { version: { increment: 1 } } });
      const about = { before: { dates: before }, after: { dates: after } };
      const audit = { action: "setPhaseDates", entity: "evaluationRound", entityId: round.id, ...about };
      return ok({ saved: null, audit });
    },
  });
}

/**
 * One phase forward, or one back with a reason. Into PUBLISHED leads only the freezing of the round
 * (lib/results/freezes/mutations.ts). WRONG_STATE with the hindrances where something is missing.
 */
export function moveRound(
  actor: Actor,
  ref: RoundVersion,
  step: { direction: "forward" } | { direction: "back"; reason: string },
  now = new Date(),
): Promise<Result<null>> {
  return changeRow(actor, {
    find: async (tx) => {
      const round = await lockRound(tx, ref.slug);
      return round && { ...round, to: await leadsTo(tx, round, step.direction, now) };
    },
    refusal: () => (canManageRounds(actor) ? null : "FORBIDDEN"),
    isPossible: ({ to }) => to !== null,
    isStale: ({ version }) => version !== ref.version,
    current: ({ version }) => ({ version }),
    change: async ({ to: phase, ...round }, tx) => {
      if (phase === null) return fail("WRONG_STATE");
      if (phase === "FILLING" && round.instrumentId) await fillWithAnswers(tx, round.id, round.instrumentId);
      await tx.evaluationRound.update({ where: { id: round.id }, data: { phase, version: { increment: 1 } } });
      const audit = {
        action: step.direction === "forward" ? "advanceRound" : "reopenRound",
        entity: "evaluationRound",
        entityId: round.id,
        before: { phase: round.phase },
        after: { phase, ...(step.direction === "back" ? { returnReason: step.reason } : {}) },
      };
      return ok({ saved: null, audit });
    },
  });
}

type RoundRow = {
  id: string;
  slug: string;
  phase: (typeof PHASES)[number];
  instrumentId: string | null;
  version: number;
};

/** Where a step leads from where the round stands; null where something hinders it. */
async function leadsTo(
  tx: Transaction,
  round: RoundRow,
  direction: "forward" | "back",
  now: Date,
): Promise<RoundRow["phase"] | null> {
  const facts = await tx.roundStanding.findUniqueOrThrow({ where: { roundId: round.id } });
  const stands = { phase: round.phase, repairClosesAt: facts.repairClosesAt };
  // A confirmed letter is the end of the round's own work: what follows is publishing, or a correction of the letter.
  if (direction === "back") return facts.resultConfirmed ? null : stepBackFrom(stands, now);
  const phase = standingPhase(stands, now);
  const to = phaseAfter(phase);
  return to === "PUBLISHED" || hindrancesOf({ ...facts, phase }, now).length > 0 ? null : to;
}

/** The row, held until the transaction ends, so that two steps at once are taken one after the other. */
export async function lockRound(tx: Transaction, slug: string): Promise<RoundRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "evaluation_rounds" WHERE "slug" = ${slug} FOR UPDATE`;
  return tx.evaluationRound.findUnique({ where: { slug } });
}
