import "server-only";
import { randomUUID } from "node:crypto";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Role, SessionWay } from "@/lib/platform/db/generated/enums";
import { together } from "@/lib/platform/db/together";

/** Nobody came by for this long: the computer was left. */
export const IDLE_MINUTES = 120;
/** A working day: longer than a shift, shorter than a forgotten computer. */
export const SESSION_HOURS = 12;
/** How exact the time of the last visit is; writing it at each request would cost more than reading it. */
const NOTED_EVERY_SECONDS = 60;
const CLEARED_AT_ONCE = 100;

/** What the cookie carries, signed: no name and no right. */
export type SessionClaim = { sid: string; sub: string; sessionVersion: number };

export type SessionRow = {
  id: string;
  name: string;
  role: Role;
  agencyId: string | null;
  roundId: string | null;
  sessionVersion: number;
  disabledAt: Date | null;
  expiresAt: Date | null;
  passwordChangeRequired: boolean;
  way: SessionWay;
  /** ADMIN decided that the role has a second factor (without a decision: ADMIN and STAFF). */
  needsFactor: boolean;
  hasFactor: boolean;
  isStale: boolean;
};

/** How somebody came in, and on what. */
export type Entrance = { way: SessionWay; device: string };

/** A row for a new session, and none any more for those whose time is over. Times are the database's. */
export async function recordSession(
  userId: string,
  entrance: Entrance = { way: "PASSWORD", device: "" },
): Promise<string> {
  const id = randomUUID();
  await db().session.create({ data: { id, userId, ...entrance }, select: { id: true } });
  await db().$executeRaw`
    DELETE FROM sessions WHERE ctid IN (
      SELECT ctid FROM sessions
       WHERE "lastSeenAt" < now() - make_interval(mins => ${IDLE_MINUTES}) OR "openedAt" < now() - make_interval(hours => ${SESSION_HOURS})
       LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  return id;
}

/** The session and its user in one read, null where it was ended or its time is over. */
export async function findSession(claim: SessionClaim): Promise<SessionRow | null> {
  const [row = null] = await findSessions([claim]);
  if (row?.isStale) await db().$executeRaw`UPDATE sessions SET "lastSeenAt" = now() WHERE "id" = ${claim.sid}::uuid`;
  return row;
}

/** Those that are asked for in the same moment in one read. */
const findSessions = together(
  async (claims: readonly SessionClaim[]) => {
    const rows = await db().$queryRaw<(SessionRow & { sid: string })[]>`
      SELECT s."id" AS "sid", u."id", u."name", u."role"::text AS "role", u."agencyId", u."roundId", u."sessionVersion",
             u."disabledAt", u."expiresAt", u."passwordChangeRequired", s."way"::text AS "way",
             u."role" = ANY (coalesce((SELECT "secondFactorRoles" FROM account_rules), '{ADMIN,STAFF}'::"Role"[])) AS "needsFactor",
             EXISTS (SELECT 1 FROM time_codes c WHERE c."userId" = u."id" AND c."confirmedAt" IS NOT NULL)
               OR EXISTS (SELECT 1 FROM passkeys k WHERE k."userId" = u."id") AS "hasFactor",
             s."lastSeenAt" < now() - make_interval(secs => ${NOTED_EVERY_SECONDS}) AS "isStale"
        FROM sessions s JOIN users u ON u."id" = s."userId"
       WHERE s."id" = ANY (${claims.map(({ sid }) => sid)}::uuid[])
         AND s."lastSeenAt" >= now() - make_interval(mins => ${IDLE_MINUTES}) AND s."openedAt" >= now() - make_interval(hours => ${SESSION_HOURS})`;
    const bySid = new Map(rows.map(({ sid, ...row }) => [sid, row]));
    return claims.map(({ sid, sub }) => {
      const row = bySid.get(sid);
      return row?.id === sub ? row : null;
    });
  },
  { itemsAtMost: 100 },
);

/** Ends one session wherever its cookie was copied to; whose it was, or null where it had ended already. */
export async function endSession(sid: string): Promise<string | null> {
  const [row] = await db().$queryRaw<
    { userId: string }[]
  >`DELETE FROM sessions WHERE "id" = ${sid}::uuid RETURNING "userId"`;
  return row?.userId ?? null;
}

export async function endAllSessions(userId: string): Promise<void> {
  await db().session.deleteMany({ where: { userId } });
}

/** The open ones of an account, the one seen last first. */
export function listOpenSessions(userId: string) {
  return db().$queryRaw<{ id: string; openedAt: Date; lastSeenAt: Date; device: string; way: SessionWay }[]>`
    SELECT "id", "openedAt", "lastSeenAt", "device", "way"::text AS "way" FROM sessions
     WHERE "userId" = ${userId}::uuid
       AND "lastSeenAt" >= now() - make_interval(mins => ${IDLE_MINUTES}) AND "openedAt" >= now() - make_interval(hours => ${SESSION_HOURS})
     ORDER BY "lastSeenAt" DESC, "id"`;
}

/**
 * What was open, and what was half way in, ends with the password or the factor that it came by. `except`: the session of
 * whoever changes their own.
 */
export async function endWaysIn(tx: Transaction, userId: string, except?: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId, ...(except ? { id: { not: except } } : {}) } });
  await tx.signInChallenge.deleteMany({ where: { userId } });
}
