import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import type { ChallengePurpose } from "@/lib/platform/db/generated/enums";

/** Long enough to find the telephone, and for a person who reads slowly. */
const MINUTES = 10;
const CLEARED_AT_ONCE = 100;

export type Challenge = { userId: string | null; challenge: string | null };

const isSecure = () => env().NEXTAUTH_URL.startsWith("https://");
const cookieName = (purpose: ChallengePurpose) =>
  `${isSecure() ? "__Host-" : ""}enam-pilar-${purpose.toLowerCase().replaceAll("_", "-")}`;
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Remembers, for whoever has this browser alone, that a step was begun; an earlier one of the same kind is over. */
export async function beginChallenge(purpose: ChallengePurpose, about: Challenge): Promise<void> {
  const token = randomBytes(32).toString("base64url");
  await endChallenge(purpose);
  await db().$executeRaw`
    INSERT INTO sign_in_challenges ("tokenHash", "purpose", "userId", "challenge", "expiresAt")
    VALUES (${hashOf(token)}, ${purpose}::"ChallengePurpose", ${about.userId}::uuid, ${about.challenge}, now() + make_interval(mins => ${MINUTES}))`;
  await db().$executeRaw`
    DELETE FROM sign_in_challenges WHERE ctid IN (
      SELECT ctid FROM sign_in_challenges WHERE "expiresAt" < now() LIMIT ${CLEARED_AT_ONCE} FOR UPDATE SKIP LOCKED)`;
  (await cookies()).set(cookieName(purpose), token, {
    httpOnly: true,
    sameSite: "strict",
    secure: isSecure(),
    path: "/",
    maxAge: MINUTES * 60,
  });
}

/** What was begun, without using it up. */
export async function findChallenge(purpose: ChallengePurpose): Promise<Challenge | null> {
  const tokenHash = await hashHere(purpose);
  if (!tokenHash) return null;
  const [row] = await db().$queryRaw<Challenge[]>`
    SELECT "userId", "challenge" FROM sign_in_challenges
     WHERE "tokenHash" = ${tokenHash} AND "purpose" = ${purpose}::"ChallengePurpose" AND "expiresAt" > now()`;
  return row ?? null;
}

/** Uses it up: of two at once one gets it. */
export async function takeChallenge(purpose: ChallengePurpose): Promise<Challenge | null> {
  const tokenHash = await hashHere(purpose);
  if (!tokenHash) return null;
  const [row] = await db().$queryRaw<Challenge[]>`
    DELETE FROM sign_in_challenges
     WHERE "tokenHash" = ${tokenHash} AND "purpose" = ${purpose}::"ChallengePurpose" AND "expiresAt" > now()
    RETURNING "userId", "challenge"`;
  return row ?? null;
}

async function endChallenge(purpose: ChallengePurpose): Promise<void> {
  const tokenHash = await hashHere(purpose);
  if (tokenHash) await db().signInChallenge.deleteMany({ where: { tokenHash } });
}

async function hashHere(purpose: ChallengePurpose): Promise<string | null> {
  const token = (await cookies()).get(cookieName(purpose))?.value;
  return token ? hashOf(token.slice(0, 100)) : null;
}
