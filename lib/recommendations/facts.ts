import type { Transaction } from "@/lib/db/client";
import type { RecommendationFacts } from "./policy";

/**
 * What the policy must know of a recommendation beside its own row. Reads through the client it is given, so that the
 * page that offers a step and the transaction that takes it judge by the same facts.
 */
export async function withFacts<Row extends Omit<RecommendationFacts, "stewardId" | "handIds"> & { id: string }>(
  tx: Transaction,
  row: Row,
): Promise<Row & RecommendationFacts> {
  const steward = await tx.agency.findFirst({ where: { steward: true }, select: { id: true } });
  const hands = await tx.$queryRaw<{ id: string }[]>`SELECT hands_in(${row.id}::uuid) AS "id"`;
  return { ...row, stewardId: steward?.id ?? null, handIds: hands.map(({ id }) => id) };
}
