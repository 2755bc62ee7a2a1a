import "server-only";
import { notFound } from "next/navigation";
import { asReadBy } from "@/lib/evaluation/answers/policy";
import { canReadCouncilLane, canReadRoundReview } from "@/lib/evaluation/rounds/policy";
import { isOfIndex } from "@/lib/evaluation/rounds/slug";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";

/**
 * One round with every lane of every item, section and pillar, as far as the reader may see them; notFound for a round
 * without an instrument or outside the policy. Scores are exact decimal strings. Three queries, whatever the size.
 */
export async function getAssessment(actor: Actor, roundSlug: string) {
  const round = await db().evaluationRound.findUnique({
    where: { slug: roundSlug },
    include: {
      instrument: {
        include: {
          bands: { orderBy: { minimum: "asc" } },
          levels: { orderBy: { value: "asc" } },
          sections: { orderBy: { order: "asc" } },
          pillars: {
            orderBy: { order: "asc" },
            include: { pillar: true, subDimensions: { orderBy: { order: "asc" } } },
          },
          items: { orderBy: { order: "asc" }, include: { answers: answersOf(roundSlug) } },
        },
      },
    },
  });
  if (!round?.instrument || !canReadRoundReview(actor, round)) notFound();
  const { instrument } = round;
  const scores = await db().score.findMany({
    where: { roundId: round.id, supersededAt: null, origin: { in: ["OFFICIAL", ...councilIf(actor)] } },
    orderBy: { createdAt: "asc" },
    include: { author: { select: { name: true } } },
  });
  const official = (target: { sectionId?: string; pillarId?: string; itemId?: string }) => {
    const found = scores.find((score) => score.origin === "OFFICIAL" && isOf(score, target));
    return found ? { value: found.value.toFixed(), source: found.source, revision: found.revision } : null;
  };
  const council = (target: { pillarId?: string; itemId?: string }) =>
    scores
      .filter((score) => score.origin === "COUNCIL" && isOf(score, target))
      .map((score) => ({
        id: score.id,
        authorId: score.authorId,
        author: score.author?.name ?? "",
        value: score.value.toFixed(),
        reason: score.reason,
        revision: score.revision,
        at: score.createdAt,
      }));
  const sectionCode = new Map(instrument.sections.map(({ id, code }) => [id, code]));
  const pillarCode = new Map(instrument.pillars.map(({ id, pillar }) => [id, pillar.code]));
  const subDimensions = instrument.pillars.flatMap((pillar) => pillar.subDimensions);
  const final = scores.find((score) => score.origin === "OFFICIAL" && score.target === "FINAL");
  return {
    round: {
      id: round.id,
      slug: round.slug,
      year: round.year,
      stage: round.stage,
      phase: round.phase,
      heldOn: round.heldOn,
    },
    instrument: {
      code: instrument.code,
      name: { id: instrument.nameId, en: instrument.nameEn },
      comparabilityGroup: instrument.comparabilityGroup,
      scaleMin: instrument.scaleMin.toFixed(),
      scaleMax: instrument.scaleMax.toFixed(),
      levels: instrument.levels.map(({ value }) => value.toFixed()),
      decimals: instrument.decimals,
    },
    officialFinal: final ? { value: final.value.toFixed(), source: final.source, revision: final.revision } : null,
    sections: instrument.sections.map(({ id, code, nameId, nameEn, weight, source, pillarScores }) => ({
      id,
      code,
      name: { id: nameId, en: nameEn },
      weight: weight.toFixed(),
      source,
      pillarScores,
      official: official({ sectionId: id }),
    })),
    pillars: instrument.pillars.map(({ pillar }) => ({
      id: pillar.id,
      code: pillar.code,
      slug: pillar.slug,
      name: pillar.name,
      official: official({ pillarId: pillar.id }),
      council: council({ pillarId: pillar.id }),
    })),
    items: instrument.items.map((item) => {
      const [answer] = item.answers.map((given) => asReadBy(actor, given));
      const sub = subDimensions.find(({ id }) => id === item.subDimensionId);
      return {
        id: item.id,
        code: item.code,
        text: { id: item.textId, en: item.textEn },
        section: sectionCode.get(item.sectionId) ?? "",
        pillar: (item.instrumentPillarId && pillarCode.get(item.instrumentPillarId)) || null,
        subDimension: sub ? { code: sub.code, name: { id: sub.nameId, en: sub.nameEn } } : null,
        weight: item.weight.toFixed(),
        minimum: item.minimum.toFixed(),
        maximum: item.maximum.toFixed(),
        evidenceRequired: item.evidenceRequired,
        self: answer
          ? {
              answerId: answer.id,
              score: answer.score?.toFixed() ?? null,
              notApplicable: answer.notApplicable,
              reason: answer.reason,
              status: answer.status,
              /** Only a verified answer counts in a computed score. */
              counts: answer.status === "VERIFIED",
              proposal: answer.proposal,
              verifiedAt: answer.verifiedAt,
              version: answer.version,
              agency: answer.agency?.shortName ?? null,
              /** Null where it is not this reader's to know yet. */
              evidence: answer.readable ? answer._count.evidence : null,
            }
          : null,
        council: council({ itemId: item.id }),
        official: official({ itemId: item.id })?.value ?? null,
      };
    }),
  };
}

export type Assessment = Awaited<ReturnType<typeof getAssessment>>;

const answersOf = (slug: string) => ({
  where: { round: { slug } },
  include: {
    agency: { select: { shortName: true } },
    _count: { select: { evidence: { where: { removedAt: null } } } },
  },
});

const councilIf = (actor: Actor) => (canReadCouncilLane(actor) ? (["COUNCIL"] as const) : []);

type ScoreKey = { sectionId: string | null; pillarId: string | null; itemId: string | null };

const isOf = (score: ScoreKey, target: { sectionId?: string; pillarId?: string; itemId?: string }) =>
  (target.sectionId ?? null) === score.sectionId &&
  (target.pillarId ?? null) === score.pillarId &&
  (target.itemId ?? null) === score.itemId;

/** The city's index target of a year or, where that has none, of the newest year before; null where there is none. */
export async function findIndexTarget(actor: Actor, round: { slug: string; year: number }) {
  if (!canReadCouncilLane(actor)) refuse(actor);
  // The city's targets are of its own index.
  if (!isOfIndex(round)) return null;
  const { year } = round;
  const target = await db().indexTarget.findFirst({ where: { year: { lte: year } }, orderBy: { year: "desc" } });
  return target && { ...target, value: target.value.toFixed() };
}

/** The rounds that have an instrument and that the reader may compare, newest first. */
export function listAssessableRounds(actor: Actor) {
  if (!canReadCouncilLane(actor)) refuse(actor);
  return db().evaluationRound.findMany({
    where: { instrumentId: { not: null } },
    orderBy: [{ year: "desc" }, { stage: { sort: "desc", nulls: "last" } }],
    select: { slug: true, year: true, stage: true },
  });
}

/** How many recommendations of a round stand in each status of their newest report; NONE where nothing is reported. */
export async function countRecommendations(actor: Actor, roundId: string): Promise<Record<string, number>> {
  if (!canReadCouncilLane(actor)) refuse(actor);
  const rows = await db().recommendation.findMany({
    where: { roundId },
    select: {
      reports: {
        where: { publishedAt: { not: null } },
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { status: true },
      },
    },
  });
  const counts: Record<string, number> = {};
  for (const { reports } of rows) {
    const status = reports[0]?.status ?? "NONE";
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}
