import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import { networkOf } from "@/server/network.mjs";

export const HOUR_MS = 3_600_000;
const TOKEN_MS = 24 * HOUR_MS;
const CLEARED_AT_ONCE = 100;

/** Thrown in a transaction, so that all of it is rolled back, the token's use too: the same form can be sent after the wait. */
export class TooMany extends Error {}

/** What is counted or compared, without being kept. */
export const keyedHash = (text: string) => createHmac("sha256", env().NEXTAUTH_SECRET).update(text).digest("hex");

/** A visitor is a network address, kept as a keyed hash only. */
export const visitorKey = (purpose: string, address: string) =>
  `address:${keyedHash(`${purpose}:${networkOf(address)}`)}`;

/** Null where a form's token is used now; otherwise what it was used for before. Of two at once the second waits for the first. */
export async function useUp(
  tx: Transaction,
  nonce: string,
  sentHash: string,
): Promise<{ sentHash: string | null } | null> {
  await tx.$executeRaw`
    DELETE FROM visitor_limits WHERE ctid IN (
      SELECT ctid FROM visitor_limits WHERE "expiresAt" < now() LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  const key = `token:${nonce}`;
  const used = await tx.visitorLimit.createMany({
    data: { key, count: 1, expiresAt: new Date(Date.now() + TOKEN_MS), sentHash },
    skipDuplicates: true,
  });
  return used.count > 0 ? null : tx.visitorLimit.findUniqueOrThrow({ where: { key }, select: { sentHash: true } });
}

/** How often within `within`, this time included; counted in one statement, so that many at once cannot slip past. */
export async function countTime(tx: Transaction, key: string, within = HOUR_MS): Promise<number> {
  const expiresAt = new Date(Date.now() + within);
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    INSERT INTO visitor_limits AS l ("key", "count", "expiresAt") VALUES (${key}, 1, ${expiresAt})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN l."expiresAt" < now() THEN 1 ELSE l."count" + 1 END,
      "expiresAt" = CASE WHEN l."expiresAt" < now() THEN ${expiresAt} ELSE l."expiresAt" END
    RETURNING "count"`;
  return row?.count ?? 1;
}

export async function forgetLimits(now: Date): Promise<void> {
  await db().visitorLimit.deleteMany({ where: { expiresAt: { lt: now } } });
}
