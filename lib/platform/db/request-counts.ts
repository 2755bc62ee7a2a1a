import "server-only";
import { db } from "./client";

export type Count = { network: string; minute: Date; used: number };

/** Adds what one process has counted to what all have; returns the sums of all. Minutes that are over go. */
export async function addRequestCounts(counts: readonly Count[]): Promise<Count[]> {
  // In one order, so that two processes that add at once do not wait for each other.
  const sorted = counts.toSorted((a, b) => (a.network < b.network ? -1 : 1));
  const sums = await db().$queryRaw<Count[]>`
    INSERT INTO request_counts ("network", "minute", "used")
    SELECT * FROM unnest(${sorted.map((one) => one.network)}::text[], ${sorted.map((one) => one.minute)}::timestamptz[], ${sorted.map((one) => one.used)}::int[])
    ON CONFLICT ("network", "minute") DO UPDATE SET "used" = request_counts."used" + EXCLUDED."used"
    RETURNING "network", "minute", "used"`;
  await db().$executeRaw`DELETE FROM request_counts WHERE "minute" < now() - interval '3 minutes'`;
  return sums;
}
