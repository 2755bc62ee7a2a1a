import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { canReadCouncilLane, canReadReview, canRecordCouncilScore } from "./policy";

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

/** The pillars of the newest round with the member's progress through them. Throws notFound outside the policy. */
export async function getReview(actor: Actor) {
  if (!canReadReview(actor)) notFound();
  const round = await newestRound();
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
  return {
    round: { slug: round.slug, year: round.year, stage: round.stage, phase: round.phase, heldOn: round.heldOn },
    mayScore: canRecordCouncilScore(actor, round),
    pillars: pillars.map(({ pillar }) => ({
      ...pillar,
      official: official.get(pillar.id) ?? null,
      councilScores: council.filter((score) => score.pillarId === pillar.id).length,
      scoredByMe: council.some((score) => score.pillarId === pillar.id && score.authorId === actor.id),
    })),
  };
}

/** One pillar of the newest round: the official score of the last result, the self and council lanes. */
export async function getPillarReview(actor: Actor, pillarSlug: string) {
  const review = await getReview(actor);
  const index = review.pillars.findIndex((pillar) => pillar.slug === pillarSlug);
  const pillar = review.pillars[index];
  if (!pillar) notFound();
  const round = await newestRound();
  const scores = await db().score.findMany({
    where: {
      roundId: round.id,
      target: "PILLAR",
      pillarId: pillar.id,
      origin: { in: ["SELF", "COUNCIL"] },
      supersededAt: null,
    },
    orderBy: { createdAt: "asc" },
    include: { author: { select: { name: true } } },
  });
  const self = scores.find((score) => score.origin === "SELF");
  const council: CouncilScore[] = canReadCouncilLane(actor)
    ? scores
        .filter((score) => score.origin === "COUNCIL")
        .map((score) => ({
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
    self: self ? { value: self.value.toFixed(), reason: self.reason } : null,
    council,
    mayReadCouncil: canReadCouncilLane(actor),
  };
}

export type PillarReview = Awaited<ReturnType<typeof getPillarReview>>;

async function newestRound() {
  const round = await db().evaluationRound.findFirst({ orderBy: NEWEST_FIRST, include: { instrument: true } });
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
