import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import type { Actor } from "@/lib/platform/auth/actor";
import { countTry, forgetTries } from "@/lib/platform/auth/lockout";
import { endWaysIn, type SessionClaim } from "@/lib/platform/auth/open-sessions";
import { hashPassword, passwordMatches } from "@/lib/platform/auth/password";
import type { SignedIn } from "@/lib/platform/auth/session";
import { db } from "@/lib/platform/db/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { leakedPasswords } from "./leaked";
import { passwordFault } from "./rules";
import type { ChangePassword } from "./schemas";

/** The hash of a password that will do for this account, or what is wrong with it. */
export async function newPasswordHash(
  user: { email: string; name: string },
  newPassword: string,
): Promise<Result<string>> {
  const fault = passwordFault(newPassword, { ...user, isLeaked: await leakedPasswords() });
  return fault ? fail("INVALID", { fields: { newPassword: [fault] } }) : ok(await hashPassword(newPassword));
}

/**
 * One's own password. The one so far is asked again, unless it is a first one that one came in with just now. Every other
 * session ends; the answer is what the cookie of this one must say from now on.
 */
export async function changePassword(
  { actor, gate, sid }: SignedIn,
  { password, newPassword }: ChangePassword,
): Promise<Result<SessionClaim>> {
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.id } });
  if (user.passwordHash === null) return fail("WRONG_STATE");
  const wrong = gate === "PASSWORD" ? null : await refusalOfPassword(actor, password);
  if (wrong && wrong.error.code !== "INVALID") return wrong;
  const hash = await newPasswordHash(user, newPassword);
  const same = hash.ok && (await passwordMatches(newPassword, user.passwordHash));
  const fields = {
    ...wrong?.error.fields,
    ...(hash.ok ? {} : hash.error.fields),
    ...(same ? { newPassword: ["passwordSame"] } : {}),
  };
  if (!hash.ok || Object.keys(fields).length > 0) return fail("INVALID", { fields });
  const { sessionVersion } = await db().$transaction(async (tx) => {
    const data = { passwordHash: hash.value, passwordChangeRequired: false };
    const after = await tx.user.update({ where: { id: user.id }, data, select: { sessionVersion: true } });
    await endWaysIn(tx, user.id, sid);
    await recordAudit(tx, actor, { action: "changePassword", entity: "user", entityId: user.id });
    return after;
  });
  await recordSecurityEvent({ kind: "PASSWORD_CHANGED", userId: user.id });
  return ok({ sid, sub: user.id, sessionVersion });
}

type Refused = { ok: false; error: AppError<never> };

/** Whoever sits at somebody else's open session does not know the password; of an account without one nothing is asked. */
export async function refusalOfPassword(actor: Actor, password: string): Promise<Refused | null> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.id },
    select: { passwordHash: true },
  });
  if (passwordHash === null) return null;
  if (password === "") return fail("INVALID", { fields: { password: ["required"] } });
  if (!(await countTry("FACTOR", actor.id)).open) return fail("LOCKED_OUT");
  if (!(await passwordMatches(password, passwordHash)))
    return fail("INVALID", { fields: { password: ["wrongPassword"] } });
  await forgetTries("FACTOR", actor.id);
  return null;
}
