import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { RecommendationStatus } from "@/lib/db/generated/enums";
import { canReadWork } from "@/lib/recommendations/policy";
import { readable } from "@/lib/recommendations/scope";
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

/** For each recommendation at most three of earlier rounds that it may bring back, the likest first. */
async function suggestFor(ids: readonly string[]): Promise<Map<string, Suggestion[]>> {
  const rows = await db().$queryRaw<(Omit<Suggestion, "likeness"> & { of: string; similarity: number })[]>`
    SELECT c."id" AS "of", f."id", f."order", f."text", f."slug" AS "round", f."similarity"::float8 AS "similarity"
      FROM "recommendations" c JOIN "evaluation_rounds" own ON own."id" = c."roundId"
      CROSS JOIN LATERAL (
        SELECT e."id", e."order", e."text", r."slug", similarity(e."text", c."text") AS "similarity"
          FROM "recommendations" e JOIN "evaluation_rounds" r ON r."id" = e."roundId"
         WHERE (r."year", coalesce(r."stage", 0)) < (own."year", coalesce(own."stage", 0))
           AND similarity(e."text", c."text") >= CASE WHEN e."pillarId" IS NOT DISTINCT FROM c."pillarId"
               THEN ${SUGGESTED_FROM.samePillar}::float8 ELSE ${SUGGESTED_FROM.otherPillar}::float8 END
         ORDER BY (e."pillarId" IS NOT DISTINCT FROM c."pillarId") DESC, similarity(e."text", c."text") DESC, r."year" DESC LIMIT 3
      ) f
     WHERE c."id" = ANY (${[...ids]}::uuid[])`;
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

/** The recommendations of earlier rounds to choose from by hand, newest first. */
export async function listEarlier(actor: Actor, id: string) {
  if (!canLinkForerunner(actor)) return [];
  const own = await db().recommendation.findUnique({ where: { id }, include: { round: true } });
  if (!own) return [];
  const { year, stage } = own.round;
  return db().recommendation.findMany({
    where: { round: { OR: [{ year: { lt: year } }, { year, stage: { lt: stage ?? 0 } }] } },
    orderBy: [{ round: { year: "desc" } }, { round: { stage: "desc" } }, { order: "asc" }],
    take: 100,
    select: MEMBER,
  });
}

/** Every recommendation of a round with its link or its suggestions; notFound for those who do not link. */
export async function listCarriedOver(actor: Actor, slug: string) {
  if (!canLinkForerunner(actor)) notFound();
  const round = await db().evaluationRound.findUnique({ where: { slug }, select: { id: true } });
  if (!round) notFound();
  const rows = await db().recommendation.findMany({
    where: { roundId: round.id },
    orderBy: { order: "asc" },
    take: 200,
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
