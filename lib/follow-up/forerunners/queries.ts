import "server-only";
import { notFound } from "next/navigation";
import { canReadWork } from "@/lib/follow-up/recommendations/policy";
import { readable } from "@/lib/follow-up/recommendations/scope";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import type { RecommendationStatus } from "@/lib/platform/db/generated/enums";
import { everyWord } from "@/lib/platform/format/search-words";
import { type Likeness, likenessOf, SUGGESTED_FROM } from "./likeness";
import { canLinkForerunner } from "./policy";

export interface ChainMember {
  id: string;
  order: number;
  text: string;
  status: RecommendationStatus;
  round: { slug: string; year: number; stage: number | null };
  isThis: boolean;
}

const MEMBER = {
  id: true,
  order: true,
  text: true,
  status: true,
  forerunnerId: true,
  round: { select: { slug: true, year: true, stage: true } },
} as const;

/** Recommendations of a round on one page; each is likened to all earlier ones. */
export const PAGE_SIZE = 20;
/** Earlier ones to choose from on one page. */
export const CHOICES = 50;

// Rounds are at most two a year: a longer chain is a fault of the data.
const LONGEST = 40;

/** The chain across years, oldest first; what the actor may not read is left out, of a guest assessor all of it. */
export async function getChain(actor: Actor, id: string): Promise<ChainMember[]> {
  if (!canReadWork(actor)) return [];
  const rows = await db().$queryRaw<{ id: string }[]>`
    WITH RECURSIVE before AS (
      SELECT "id", "forerunnerId", 0 AS depth FROM "recommendations" WHERE "id" = ${id}::uuid
      UNION ALL SELECT f."id", f."forerunnerId", b.depth + 1 FROM "recommendations" f JOIN before b ON f."id" = b."forerunnerId" WHERE b.depth < ${LONGEST}
    ), later AS (
      SELECT "id", 0 AS depth FROM "recommendations" WHERE "id" = ${id}::uuid
      UNION ALL SELECT s."id", l.depth + 1 FROM "recommendations" s JOIN later l ON s."forerunnerId" = l."id" WHERE l.depth < ${LONGEST}
    ) SELECT "id" FROM before UNION SELECT "id" FROM later`;
  const found = await db().recommendation.findMany({
    where: { AND: [{ id: { in: rows.map((row) => row.id) } }, readable(actor)] },
    orderBy: [{ round: { year: "asc" } }, { round: { stage: "asc" } }, { order: "asc" }],
    select: MEMBER,
  });
  return found.map(({ forerunnerId: _link, ...member }) => ({ ...member, isThis: member.id === id }));
}

export interface Suggestion {
  id: string;
  order: number;
  text: string;
  round: string;
  likeness: Likeness;
}

const earlier = (round: string) =>
  Prisma.raw(`(${round}."year", coalesce(${round}."stage", 0)) < (own."year", coalesce(own."stage", 0))`);

/** The three likest of earlier rounds by the index on the words (gist_trgm_ops), without a look at all the others. */
const likest = (isSamePillar: boolean) => Prisma.sql`
  (SELECT e."id", e."order", e."text", r."slug" AS "round", r."year", ${isSamePillar}::boolean AS "same", similarity(e."text", c."text")::float8 AS "similarity"
     FROM "recommendations" e JOIN "evaluation_rounds" r ON r."id" = e."roundId"
    WHERE ${earlier("r")} AND e."pillarId" ${Prisma.raw(isSamePillar ? "IS NOT DISTINCT FROM" : "IS DISTINCT FROM")} c."pillarId"
    ORDER BY e."text" <-> c."text", r."year" DESC LIMIT 3)`;

/** For each recommendation at most three of earlier rounds that it may bring back: of its pillar first, the likest first. */
async function suggestFor(ids: readonly string[]): Promise<Map<string, Suggestion[]>> {
  const rows = await db().$queryRaw<(Omit<Suggestion, "likeness"> & { of: string; similarity: number })[]>`
    SELECT c."id" AS "of", f."id", f."order", f."text", f."round", f."similarity"
      FROM "recommendations" c JOIN "evaluation_rounds" own ON own."id" = c."roundId"
      CROSS JOIN LATERAL (
        SELECT * FROM (${likest(true)} UNION ALL ${likest(false)}) n
         WHERE n."similarity" >= CASE WHEN n."same" THEN ${SUGGESTED_FROM.samePillar}::float8 ELSE ${SUGGESTED_FROM.otherPillar}::float8 END
         ORDER BY n."same" DESC, n."similarity" DESC, n."year" DESC LIMIT 3
      ) f
     WHERE c."id" = ANY (${[...ids]}::uuid[])
       AND EXISTS (SELECT 1 FROM "evaluation_rounds" b JOIN "recommendations" x ON x."roundId" = b."id" WHERE ${earlier("b")})
     ORDER BY c."id", f."same" DESC, f."similarity" DESC, f."year" DESC`;
  const suggestions = new Map<string, Suggestion[]>();
  for (const { of, similarity, ...row } of rows) {
    const own = suggestions.get(of) ?? [];
    own.push({ ...row, likeness: likenessOf(similarity) });
    suggestions.set(of, own);
  }
  return suggestions;
}

/** What may be its forerunner; empty for those who do not link. */
export async function listSuggestions(actor: Actor, id: string): Promise<Suggestion[]> {
  if (!canLinkForerunner(actor)) return [];
  return (await suggestFor([id])).get(id) ?? [];
}

/** What is earlier than a round; one without a stage comes before the stages of its year (as the database's CHECK). */
function earlierThan({ year, stage }: { year: number; stage: number | null }): Prisma.EvaluationRoundWhereInput {
  const sameYear = stage
    ? [
        { year, stage: null },
        { year, stage: { lt: stage } },
      ]
    : [];
  return { OR: [{ year: { lt: year } }, ...sameYear] };
}

async function whereEarlier(actor: Actor, id: string, q: string): Promise<Prisma.RecommendationWhereInput | null> {
  if (!canLinkForerunner(actor)) return null;
  const own = await db().recommendation.findUnique({ where: { id }, include: { round: true } });
  return own && { round: earlierThan(own.round), ...everyWord(q, (word) => ({ text: word })) };
}

/** The recommendations of earlier rounds to choose from by hand, newest first, a page at a time; `q` are words of its text. */
export async function listEarlier(actor: Actor, id: string, { q = "", page = 1 } = {}) {
  const where = await whereEarlier(actor, id, q);
  if (!where) return [];
  return db().recommendation.findMany({
    where,
    orderBy: [
      { round: { year: "desc" } },
      { round: { stage: { sort: "desc", nulls: "last" } } },
      { order: "asc" },
      { id: "asc" },
    ],
    skip: (page - 1) * CHOICES,
    take: CHOICES,
    select: MEMBER,
  });
}

export async function countEarlier(actor: Actor, id: string, q = ""): Promise<number> {
  const where = await whereEarlier(actor, id, q);
  return where ? db().recommendation.count({ where }) : 0;
}

/** A page of a round's recommendations, each with its link or its suggestions; notFound for those who do not link. */
export async function listCarriedOver(actor: Actor, slug: string, page = 1) {
  const roundId = await roundToLink(actor, slug);
  const rows = await db().recommendation.findMany({
    where: { roundId },
    orderBy: { order: "asc" },
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
    select: {
      ...MEMBER,
      version: true,
      pillar: { select: { code: true, name: true } },
      forerunner: { select: MEMBER },
    },
  });
  const suggestions = await suggestFor(rows.map(({ id }) => id));
  return rows.map((row) => ({ ...row, suggestions: suggestions.get(row.id) ?? [] }));
}

export async function countCarriedOver(actor: Actor, slug: string): Promise<number> {
  return db().recommendation.count({ where: { roundId: await roundToLink(actor, slug) } });
}

async function roundToLink(actor: Actor, slug: string): Promise<string> {
  if (!canLinkForerunner(actor)) refuse(actor);
  const round = await db().evaluationRound.findUnique({ where: { slug }, select: { id: true } });
  return round?.id ?? notFound();
}
