import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/config/env";
import { db } from "@/lib/db/client";
import type { SignInSubject } from "@/lib/db/generated/enums";

const WINDOW_MINUTES = 15;
// An address may stand for a whole office behind one router, so it gets more tries than an account.
const LIMIT: Record<SignInSubject, number> = { ACCOUNT: 5, ADDRESS: 40 };

const CLEARED_AT_ONCE = 100;

export type SignInKeys = { account: string; address: string };

/** Keyed hashes, so that the table tells nobody which addresses or accounts were tried. */
export function signInKeys(email: string, address: string): SignInKeys {
  const keyed = (text: string) => createHmac("sha256", env().NEXTAUTH_SECRET).update(text).digest("hex");
  return { account: keyed(`account:${email}`), address: keyed(`address:${address}`) };
}

/**
 * Counts this attempt before the password is looked at, so that many at once cannot slip past the limit.
 * Returns false when the account or the address is locked out.
 */
export async function countAttempt(keys: SignInKeys): Promise<boolean> {
  await forgetPast();
  // The address first: one that is locked out must not lock other people's accounts any more.
  return (await count("ADDRESS", keys.address)) && (await count("ACCOUNT", keys.account));
}

/** Every attempt may leave two rows, so each clears up more than that. Rows that are being counted are left alone. */
async function forgetPast(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM sign_in_failures WHERE ctid IN (
      SELECT ctid FROM sign_in_failures
       WHERE "firstAt" < now() - make_interval(mins => ${WINDOW_MINUTES})
         AND ("lockedUntil" IS NULL OR "lockedUntil" <= now())
       LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
}

async function count(subject: SignInSubject, key: string): Promise<boolean> {
  const limit = LIMIT[subject];
  // One statement: the row is locked while it is counted. A lock or window that has passed starts anew.
  const [row] = await db().$queryRaw<{ locked: boolean }[]>`
    INSERT INTO sign_in_failures AS f ("subject", "key", "failures", "firstAt")
    VALUES (${subject}::"SignInSubject", ${key}, 1, now())
    ON CONFLICT ("subject", "key") DO UPDATE SET
      "failures" = CASE WHEN f."lockedUntil" > now() THEN f."failures"
                        WHEN f."firstAt" < now() - make_interval(mins => ${WINDOW_MINUTES}) OR f."lockedUntil" <= now() THEN 1
                        ELSE f."failures" + 1 END,
      "firstAt" = CASE WHEN f."firstAt" < now() - make_interval(mins => ${WINDOW_MINUTES}) OR f."lockedUntil" <= now() THEN now() ELSE f."firstAt" END,
      "lockedUntil" = CASE WHEN f."lockedUntil" > now() THEN f."lockedUntil"
                           WHEN f."lockedUntil" IS NULL AND f."firstAt" >= now() - make_interval(mins => ${WINDOW_MINUTES}) AND f."failures" + 1 > ${limit}
                             THEN now() + make_interval(mins => ${WINDOW_MINUTES})
                           ELSE NULL END
    RETURNING coalesce("lockedUntil" > now(), false) AS locked`;
  return !row?.locked;
}

/** After a right password: the account starts anew; the address keeps its count less this attempt. */
export async function forgetAttempts(keys: SignInKeys): Promise<void> {
  await db().$transaction([
    db().signInFailure.deleteMany({ where: { subject: "ACCOUNT", key: keys.account } }),
    db().$executeRaw`UPDATE sign_in_failures SET "failures" = greatest("failures" - 1, 0)
                     WHERE "subject" = 'ADDRESS' AND "key" = ${keys.address}`,
  ]);
}
