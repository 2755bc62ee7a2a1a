import "server-only";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import { db } from "@/lib/platform/db/client";
import type { Role, SessionWay } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { type Account, enter } from "./enter";
import { isOpen } from "./is-open";
import { countAttempt, forgetAttempts, signInKeys } from "./lockout";
import type { SessionClaim } from "./open-sessions";
import { passwordMatches } from "./password";

export type SignedIn = SessionClaim;
/** The password was right and a second factor is asked: whose. Nothing is open yet. */
export type SecondStep = { userId: string; email: string };

/**
 * Checks an e-mail address and password. Unknown account, wrong password, disabled and expired account give the same
 * SIGN_IN_REFUSED after the same work; too many failures give LOCKED_OUT, also for accounts that do not exist. An account
 * with a second factor gives SECOND_STEP: a failure to whoever does not know how to go on from it, as next-auth's own address.
 */
export async function signIn(command: {
  email: string;
  password: string;
  address: string;
}): Promise<Result<SignedIn, SecondStep>> {
  const email = command.email.trim().toLowerCase();
  const keys = signInKeys(email, command.address);
  const attempt = await countAttempt(keys);
  if (!attempt.open) {
    if (attempt.began) await recordLock(email, attempt.subject);
    return fail("LOCKED_OUT");
  }
  const user = await db().user.findUnique({ where: { email } });
  const matches = await passwordMatches(command.password, user?.passwordHash);
  if (!user || !matches || !isOpen(user, new Date())) {
    await recordSecurityEvent({ kind: "SIGN_IN_FAILED", userId: user?.id ?? null });
    return fail("SIGN_IN_REFUSED");
  }
  if (await hasSecondFactor(user.id)) return fail("SECOND_STEP", { current: { userId: user.id, email } });
  await forgetAttempts(keys);
  return ok(await enter(user, "PASSWORD"));
}

/** Opens the session of somebody whose second factor was right; null where the account was closed meanwhile. */
export async function signInSecond(
  userId: string,
  way: SessionWay,
  address: string,
): Promise<{ claim: SignedIn; role: Role } | null> {
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user || !isOpen(user, new Date())) return null;
  await forgetAttempts(signInKeys(user.email, address));
  return { claim: await enter(user, way), role: user.role };
}

/** Whether the password alone does not open the account. */
export async function hasSecondFactor(userId: string): Promise<boolean> {
  const where = { userId };
  const codes = await db().timeCode.count({ where: { ...where, confirmedAt: { not: null } } });
  return codes > 0 || (await db().passkey.count({ where })) > 0;
}

/** Signs in whoever the city's provider says has this address; null where no open account has it. */
export async function signInVerified(email: string | null | undefined): Promise<SignedIn | null> {
  const user = await findOpenAccount(email);
  return user && enter(user, "SINGLE_SIGN_ON");
}

export async function findOpenAccount(email: string | null | undefined): Promise<Account | null> {
  if (!email) return null;
  const user = await db().user.findUnique({ where: { email: email.toLowerCase() } });
  return user && isOpen(user, new Date()) ? user : null;
}

/** Whose account it is, where it is one; a network is of nobody. */
async function recordLock(email: string, subject: string): Promise<void> {
  const user = subject === "ADDRESS" ? null : await db().user.findUnique({ where: { email }, select: { id: true } });
  await recordSecurityEvent({ kind: "LOCKED", userId: user?.id ?? null, detail: subject });
}
