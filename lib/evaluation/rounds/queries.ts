import { z } from "zod";
import type { RevisedRow } from "@/lib/platform/areas/office";
import { route } from "@/lib/platform/pages/routes";
import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { canRecordCouncilScore } from "@/lib/evaluation/council-scores/policy";
import { canDecidePillar } from "@/lib/evaluation/reviews/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { councilMayScoreIn, PHASES, phaseAfter, standingPhase, stepBackFrom } from "./phase";
import { canManageRounds, canReadCouncilLane, canReadReview, canReadRoundOffice } from "./policy";
import { hindrancesOf } from "./steps";

const NEWEST_FIRST = [{ year: "desc" as const }, { stage: { sort: "desc" as const, nulls: "last" as const } }];

export type CouncilScore = {
  id: string;
  author: string;
  own: boolean;
  value: string;
  reason: string;
  at: Date;
  revision: number;
};

/** The pillars of a round with the member's progress through them. Throws notFound outside the policy. */
export async function getReview(actor: Actor, slug?: string) {
  if (!canReadReview(actor)) refuse(actor);
  return reviewOf(actor, await roundUnderReview(slug));
}

async function reviewOf(actor: Actor, round: Awaited<ReturnType<typeof roundUnderReview>>) {
  const pillars = await db().instrumentPillar.findMany({
    where: { instrumentId: round.instrumentId ?? "" },
    orderBy: { order: "asc" },
    select: { pillar: { select: { id: true, code: true, slug: true, name: true } } },
  });
  const official = await lastOfficialByPillar(round);
  const council = canReadCouncilLane(actor)
    ? await db().score.findMany({
        where: { roundId: round.id, target: "PILLAR", origin: "COUNCIL", supersededAt: null },
        select: { pillarId: true, authorId: true },
      })
    : [];
  const decisions = await db().pillarReview.findMany({
    where: { roundId: round.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { pillarId: true, decision: true },
  });
  return {
    round: { slug: round.slug, year: round.year, stage: round.stage, phase: round.phase, heldOn: round.heldOn },
    mayScore: canRecordCouncilScore(actor, round),
    answers: await db().answer.count({ where: { roundId: round.id } }),
    pillars: pillars.map(({ pillar }) => ({
      ...pillar,
      decision: decisions.find(({ pillarId }) => pillarId === pillar.id)?.decision ?? null,
      official: official.get(pillar.id) ?? null,
      councilScores: council.filter((score) => score.pillarId === pillar.id).length,
      scoredByMe: council.some((score) => score.pillarId === pillar.id && score.authorId === actor.id),
    })),
  };
}

/** One pillar of a round: the official score of the last result, the self and council lanes, the council's word. */
export const getPillarReview = cache(async (actor: Actor, pillarSlug: string, slug?: string) => {
  if (!canReadReview(actor)) refuse(actor);
  const round = await roundUnderReview(slug);
  const review = await reviewOf(actor, round);
  const index = review.pillars.findIndex((pillar) => pillar.slug === pillarSlug);
  const pillar = review.pillars[index];
  if (!pillar) notFound();
  const decisions = await db().pillarReview.findMany({
    where: { roundId: round.id, pillarId: pillar.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { author: { select: { name: true } } },
  });
  const scores = await db().score.findMany({
    where: {
      roundId: round.id,
      target: "PILLAR",
      pillarId: pillar.id,
      origin: "COUNCIL",
      supersededAt: null,
    },
    orderBy: { createdAt: "asc" },
    include: { author: { select: { name: true } } },
  });
  const council: CouncilScore[] = canReadCouncilLane(actor)
    ? scores.map((score) => ({
        id: score.id,
        author: score.author?.name ?? "",
        own: score.authorId === actor.id,
        value: score.value.toFixed(),
        reason: score.reason,
        at: score.createdAt,
        revision: score.revision,
      }))
    : [];
  return {
    ...review,
    pillar,
    previous: review.pillars[index - 1] ?? null,
    next: review.pillars[index + 1] ?? null,
    scale: { min: round.instrument?.scaleMin.toFixed() ?? "0", max: round.instrument?.scaleMax.toFixed() ?? "4" },
    council,
    mayReadCouncil: canReadCouncilLane(actor),
    /** Newest first; the first counts. */
    decisions: canReadCouncilLane(actor)
      ? decisions.map(({ id, decision, note, author, createdAt }) => ({
          id,
          decision,
          note,
          author: author.name,
          at: createdAt,
        }))
      : [],
    mayDecide: canDecidePillar(actor, round),
  };
});

export type PillarReview = Awaited<ReturnType<typeof getPillarReview>>;

/** The rounds that have an instrument, newest first: what the council can look at. */
export async function listRoundsUnderReview(actor: Actor) {
  if (!canReadReview(actor)) return [];
  const open = { instrumentId: { not: null }, phase: { not: "PUBLISHED" as const } };
  return db().evaluationRound.findMany({ where: open, orderBy: NEWEST_FIRST, select: { slug: true } });
}

/** The round that is asked for; otherwise the newest that the council scores now, or the newest of all. */
async function roundUnderReview(slug?: string) {
  const include = { instrument: true };
  const scored = PHASES.filter(councilMayScoreIn);
  const round = slug
    ? await db().evaluationRound.findUnique({ where: { slug }, include })
    : ((await db().evaluationRound.findFirst({ where: { phase: { in: scored } }, orderBy: NEWEST_FIRST, include })) ??
      (await db().evaluationRound.findFirst({ orderBy: NEWEST_FIRST, include })));
  if (!round) notFound();
  return round;
}

/** Per pillar, the newest official score of an earlier round (or this one), with the round that it is of. */
async function lastOfficialByPillar(round: { year: number }) {
  const scores = await db().score.findMany({
    where: { target: "PILLAR", origin: "OFFICIAL", supersededAt: null, round: { year: { lte: round.year } } },
    orderBy: [{ round: { year: "desc" } }, { round: { stage: { sort: "desc", nulls: "last" } } }],
    select: { pillarId: true, value: true, source: true, round: { select: { slug: true } } },
  });
  const newest = new Map<string, { value: string; round: string; source: string }>();
  for (const score of scores) {
    if (score.pillarId && !newest.has(score.pillarId))
      newest.set(score.pillarId, { value: score.value.toFixed(), round: score.round.slug, source: score.source });
  }
  return newest;
}

/** All rounds, newest first, with where they stand; for the back office, which is not the guest assessor's. */
export async function listRounds(actor: Actor, now = new Date()) {
  if (!canReadRoundOffice(actor)) refuse(actor);
  const rounds = await db().evaluationRound.findMany({
    orderBy: NEWEST_FIRST,
    include: {
      instrument: { select: { nameId: true, nameEn: true } },
      phases: { where: { phase: "EVIDENCE_REPAIR" } },
      _count: { select: { answers: true } },
    },
  });
  return rounds.map(({ phases: [repair], _count, ...round }) => ({
    ...round,
    standing: standingPhase({ phase: round.phase, repairClosesAt: repair?.closesAt ?? null }, now),
    answers: _count.answers,
  }));
}

/** The instrument versions that a new round may be scored by. */
export function listActiveInstruments() {
  return db().instrument.findMany({
    where: { status: "ACTIVE" },
    orderBy: { code: "asc" },
    select: { code: true, nameId: true, nameEn: true, _count: { select: { items: true } } },
  });
}

/** The round as its history names it: dates and phases are set anew by its own steps, and never put back. */
export async function findRevisedRound(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadRoundOffice(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().evaluationRound.findUnique({ where: { id }, select: { slug: true, version: true } });
  const address = row && route("/kelola/putaran/[slug]", { slug: row.slug });
  return row && address
    ? { name: row.slug, version: row.version, address, mayRestore: false, kept: "evaluationRound" }
    : null;
}

/**
 * One round with its dates, where it stands and what keeps it from going on. The guest assessor has a page of the round
 * at /asesor, where each opening is logged; what the city still owes, and who owes it, is not the guest's to read.
 */
export async function getRoundOffice(actor: Actor, slug: string, now = new Date()) {
  const round = await db().evaluationRound.findUnique({
    where: { slug },
    include: { phases: true },
  });
  if (!round || !canReadRoundOffice(actor)) notFound();
  const facts = await db().roundStanding.findUniqueOrThrow({ where: { roundId: round.id } });
  const stands = { phase: round.phase, repairClosesAt: facts.repairClosesAt };
  const standing = standingPhase(stands, now);
  return {
    round,
    standing,
    facts,
    dates: PHASES.map((phase) => {
      const planned = round.phases.find((row) => row.phase === phase);
      return { phase, opensAt: planned?.opensAt ?? null, closesAt: planned?.closesAt ?? null };
    }),
    mayManage: canManageRounds(actor) && round.phase !== "PUBLISHED",
    next: phaseAfter(standing),
    previous: facts.resultConfirmed ? null : stepBackFrom(stands, now),
    hindrances: hindrancesOf({ ...facts, phase: standing }, now),
  };
}

/** What one agency still owes in a round; `agencyId` null gathers the items that nobody was given. */
export type ChecklistRow = {
  agencyId: string | null;
  agencyCode: string | null;
  agency: string | null;
  total: number;
  open: number;
  returned: number;
  submitted: number;
  verified: number;
  /** Items that ask for evidence and have none, unless they do not apply. */
  withoutEvidence: number;
  officers: string | null;
};

/** Answers and evidence that are missing, by owner, the most first. An agency sees its own row only. */
export function listChecklist(actor: Actor, roundId: string): Promise<ChecklistRow[]> {
  const own = actor.role === "AGENCY" ? actor.agencyId : null;
  return db().$queryRaw<ChecklistRow[]>`
    SELECT a."agencyId", g."code" AS "agencyCode", g."shortName" AS agency, count(*)::int AS total,
           count(*) FILTER (WHERE a."status" = 'DRAFT')::int AS open,
           count(*) FILTER (WHERE a."status" = 'RETURNED')::int AS returned,
           count(*) FILTER (WHERE a."status" = 'SUBMITTED')::int AS submitted,
           count(*) FILTER (WHERE a."status" = 'VERIFIED')::int AS verified,
           count(*) FILTER (WHERE i."evidenceRequired" AND NOT a."notApplicable" AND NOT EXISTS
             (SELECT 1 FROM evidence e WHERE e."answerId" = a."id" AND e."removedAt" IS NULL))::int AS "withoutEvidence",
           string_agg(DISTINCT u."name", ', ') AS officers
      FROM answers a JOIN questionnaire_items i ON i."id" = a."itemId"
      LEFT JOIN agencies g ON g."id" = a."agencyId" LEFT JOIN users u ON u."id" = a."officerId"
     WHERE a."roundId" = ${roundId}::uuid AND (${own}::uuid IS NULL OR a."agencyId" = ${own}::uuid)
     GROUP BY a."agencyId", g."code", g."shortName"
     ORDER BY (a."agencyId" IS NULL) DESC, count(*) FILTER (WHERE a."status" <> 'VERIFIED') DESC, g."shortName"`;
}
