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
