import type { Transaction } from "@/lib/platform/db/client";
import type { RecommendationFacts } from "./policy";

/**
 * What the policy must know of a recommendation beside its own row. Reads through the client it is given, so that the
 * page that offers a step and the transaction that takes it judge by the same facts.
 */
export async function withFacts<
  Row extends Omit<RecommendationFacts, "stewardId" | "handIds" | "handAgencyIds"> & { id: string },
>(tx: Transaction, row: Row): Promise<Row & RecommendationFacts> {
  const steward = await tx.agency.findFirst({ where: { steward: true }, select: { id: true } });
  const hands = await tx.$queryRaw<{ id: string; agencyId: string | null }[]>`
    SELECT "id", "agencyId" FROM "users" WHERE "id" IN (SELECT hands_in(${row.id}::uuid))`;
  return {
    ...row,
    stewardId: steward?.id ?? null,
    handIds: hands.map(({ id }) => id),
    handAgencyIds: [...new Set(hands.flatMap(({ agencyId }) => agencyId ?? []))],
  };
}

/**
 * Evidence of one recommendation, also of its actions, that still counts, and what of it nobody looked at. By either index:
 * asked for both in one condition, the database goes through all evidence.
 */
export async function countEvidence(tx: Transaction, id: string): Promise<{ evidence: number; unchecked: number }> {
  const [counted] = await tx.$queryRaw<{ evidence: number; unchecked: number }[]>`
    SELECT count(*)::int AS "evidence", (count(*) FILTER (WHERE e."checkedAt" IS NULL))::int AS "unchecked" FROM (
      SELECT "checkedAt" FROM "evidence" WHERE "recommendationId" = ${id}::uuid AND "removedAt" IS NULL
      UNION ALL
      SELECT of_action."checkedAt" FROM "follow_up_actions" a JOIN "evidence" of_action ON of_action."followUpActionId" = a."id"
       WHERE a."recommendationId" = ${id}::uuid AND of_action."removedAt" IS NULL
    ) e`;
  return counted ?? { evidence: 0, unchecked: 0 };
}
