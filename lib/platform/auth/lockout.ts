import "server-only";
import { createHmac } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import type { SignInSubject } from "@/lib/platform/db/generated/enums";
import { networkOf } from "@/server/network.mjs";

const WINDOW_MINUTES = 15;
type Counted = Extract<SignInSubject, "PAIR" | "ADDRESS" | "ACCOUNT">;
/**
 * An account tried from one network is locked soon, and for that network alone: its owner, who is elsewhere, still comes
 * in. A network may stand for a whole office behind one router, so it gets more tries. An account tried from everywhere
 * at once is slowed, for a minute at first and longer each time.
 */
const LIMIT: Record<Counted, number> = { PAIR: 5, ADDRESS: 40, ACCOUNT: 50 };
const FIRST_LOCK_MINUTES: Record<Counted, number> = { PAIR: WINDOW_MINUTES, ADDRESS: WINDOW_MINUTES, ACCOUNT: 1 };
/** A network from which an account was signed in with success lately is not slowed by what others try. */
const KNOWN_DAYS = 30;
const REMEMBERED_HOURS = 24;
const CLEARED_AT_ONCE = 100;

export type SignInKeys = Record<Counted, string>;

const keyed = (text: string) => createHmac("sha256", env().NEXTAUTH_SECRET).update(text).digest("hex");

/** Keyed hashes, so that the table tells nobody which addresses or accounts were tried. */
export function signInKeys(email: string, address: string): SignInKeys {
  const network = networkOf(address);
  return {
    ACCOUNT: keyed(`account:${email}`),
    ADDRESS: keyed(`address:${network}`),
    PAIR: keyed(`pair:${email}\n${network}`),
  };
}

/** `began` where this very attempt began the lock, which is worth a line in the security record. */
export type Attempt = { open: true } | { open: false; subject: Counted; began: boolean };

/**
 * Counts this attempt before the password is looked at, so that many at once cannot slip past the limit, and says whether
 * it may be looked at.
 */
export async function countAttempt(keys: SignInKeys): Promise<Attempt> {
  await forgetPast();
  // The address first: one that is locked out must not slow other people's accounts any more.
  for (const subject of ["ADDRESS", "PAIR", "ACCOUNT"] as const) {
    if (subject === "ACCOUNT" && (await isKnown(keys))) continue;
    const { locked, began } = await count(subject, keys[subject], LIMIT[subject], FIRST_LOCK_MINUTES[subject]);
    if (locked) return { open: false, subject, began };
  }
  return { open: true };
}

/** Every attempt may leave three rows, so each clears up more than that. Rows that are being counted are left alone. */
async function forgetPast(): Promise<void> {
  await db().$executeRaw`
    DELETE FROM sign_in_failures WHERE ctid IN (
      SELECT ctid FROM sign_in_failures
       WHERE "firstAt" < now() - CASE WHEN "subject" = 'KNOWN' THEN make_interval(days => ${KNOWN_DAYS})
                                      WHEN "locks" > 0 AND "subject" = 'ACCOUNT' THEN make_interval(hours => ${REMEMBERED_HOURS})
                                      ELSE make_interval(mins => ${WINDOW_MINUTES}) END
         AND ("lockedUntil" IS NULL OR "lockedUntil" <= now())
       LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
}

/** What else is tried: so many in 15 minutes, and then none for as long. */
const OTHER_LIMIT = { RESET_ACCOUNT: 3, RESET_ADDRESS: 20, FACTOR: 5, CHALLENGE: 200, CALENDAR: 300 } as const;

/**
 * Counts a try of another kind, `text` saying of whom or from where, and tells whether it may be made. Counted before it is
 * made, so that many at once cannot slip past.
 */
export async function countTry(
  subject: keyof typeof OTHER_LIMIT,
  text: string,
): Promise<{ open: boolean; began: boolean }> {
  await forgetPast();
  const { locked, began } = await count(subject, keyed(`${subject}:${text}`), OTHER_LIMIT[subject], WINDOW_MINUTES);
  return { open: !locked, began };
}

/** After a right one: the count starts anew. */
export async function forgetTries(subject: keyof typeof OTHER_LIMIT, text: string): Promise<void> {
  await db().signInFailure.deleteMany({ where: { subject, key: keyed(`${subject}:${text}`) } });
}

async function isKnown({ PAIR: key }: SignInKeys): Promise<boolean> {
  return (await db().signInFailure.count({ where: { subject: "KNOWN", key } })) > 0;
}

async function count(
  subject: SignInSubject,
  key: string,
  limit: number,
  first: number,
): Promise<{ locked: boolean; began: boolean }> {
  // One statement: the row is locked while it is counted. A lock or window that has passed starts anew.
  const [row] = await db().$queryRaw<{ locked: boolean; began: boolean }[]>`
    WITH counted AS (
      INSERT INTO sign_in_failures AS f ("subject", "key", "failures", "firstAt")
      VALUES (${subject}::"SignInSubject", ${key}, 1, now())
      ON CONFLICT ("subject", "key") DO UPDATE SET
        "failures" = CASE WHEN f."lockedUntil" > now() THEN f."failures" + 1
                          WHEN f."firstAt" < now() - make_interval(mins => ${WINDOW_MINUTES}) OR f."lockedUntil" <= now() THEN 1
                          ELSE f."failures" + 1 END,
        "firstAt" = CASE WHEN f."lockedUntil" > now() THEN f."firstAt"
                         WHEN f."firstAt" < now() - make_interval(mins => ${WINDOW_MINUTES}) OR f."lockedUntil" <= now() THEN now()
                         ELSE f."firstAt" END,
        "locks" = CASE WHEN f."lockedUntil" IS NULL AND f."firstAt" >= now() - make_interval(mins => ${WINDOW_MINUTES}) AND f."failures" + 1 > ${limit}
                         THEN f."locks" + 1 ELSE f."locks" END,
        "lockedUntil" = CASE WHEN f."lockedUntil" > now() THEN f."lockedUntil"
                             WHEN f."lockedUntil" IS NULL AND f."firstAt" >= now() - make_interval(mins => ${WINDOW_MINUTES}) AND f."failures" + 1 > ${limit}
                               THEN now() + make_interval(mins => least(${first} * power(2, least(f."locks", 10))::int, ${WINDOW_MINUTES}))
                             ELSE NULL END
      RETURNING "failures", "lockedUntil")
    SELECT coalesce("lockedUntil" > now(), false) AS locked, coalesce("lockedUntil" > now(), false) AND "failures" = ${limit + 1} AS began FROM counted`;
  return row ?? { locked: false, began: false };
}

/** After a right password: the pair and the account start anew and the network is known; it keeps its count less this attempt. */
export async function forgetAttempts(keys: SignInKeys): Promise<void> {
  await db().$transaction([
    db().signInFailure.deleteMany({
      where: {
        OR: [
          { subject: "PAIR", key: keys.PAIR },
          { subject: "ACCOUNT", key: keys.ACCOUNT },
        ],
      },
    }),
    db().$executeRaw`UPDATE sign_in_failures SET "failures" = greatest("failures" - 1, 0)
                     WHERE "subject" = 'ADDRESS' AND "key" = ${keys.ADDRESS}`,
    db()
      .$executeRaw`INSERT INTO sign_in_failures ("subject", "key", "failures", "firstAt") VALUES ('KNOWN', ${keys.PAIR}, 0, now())
                     ON CONFLICT ("subject", "key") DO UPDATE SET "firstAt" = now()`,
  ]);
}
