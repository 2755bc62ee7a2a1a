import "server-only";
import { randomInt } from "node:crypto";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import { db, isUniqueViolation } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { canManageAssessors } from "./policy";
import type { CreateUser } from "./schemas";

// The password is read off paper once and typed on a telephone: small letters in short groups, none like another.
const LETTERS = "abcdefghjkmnpqrstuvwxyz34679";
const GROUPS = 4;
const GROUP = 5;

/** Four groups of five random letters and digits, hyphens between: about 96 bits. */
export function randomPassword(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/**
 * Makes an account with a random password, which is returned once and stored only as a hash. Called by the operator's
 * command line, so there is no actor. NOT_FOUND for an unknown agency or round, ALREADY_OPEN for an e-mail address in use.
 */
export async function createUser(
  command: CreateUser,
  { passwordChangeRequired = false } = {},
): Promise<Result<{ id: string; password: string }>> {
  const password = randomPassword();
  const made = await createUsers([{ ...command, password }], null, passwordChangeRequired);
  return made.ok ? ok({ id: made.value[0] ?? "", password }) : made;
}

/** As `createUser`, for several with their passwords: all are made or none is. */
export async function createUsers(
  commands: readonly (CreateUser & { password: string })[],
  actor: Actor | null = null,
  passwordChangeRequired = false,
): Promise<Result<string[]>> {
  const accounts: { seen: object; data: Prisma.UserUncheckedCreateInput }[] = [];
  for (const { agencyCode, roundSlug, password, expiresAt = null, ...rest } of commands) {
    const agency = agencyCode ? await db().agency.findUnique({ where: { code: agencyCode } }) : null;
    if (agencyCode && (!agency?.cityAgency || agency.closedOn)) return fail("NOT_FOUND");
    const round = roundSlug ? await db().evaluationRound.findUnique({ where: { slug: roundSlug } }) : null;
    if (roundSlug && !round) return fail("NOT_FOUND");
    const passwordHash = await hashPassword(password);
    const seen = { ...rest, agencyCode, roundSlug, expiresAt };
    accounts.push({
      seen,
      data: { ...rest, expiresAt, passwordHash, agencyId: agency?.id ?? null, roundId: round?.id ?? null },
    });
  }
  try {
    return await db().$transaction(async (tx) => {
      const ids: string[] = [];
      for (const { data, seen } of accounts) {
        const { id } = await tx.user.create({ data: { ...data, passwordChangeRequired } });
        await recordAudit(tx, actor, { action: "createUser", entity: "user", entityId: id, after: seen });
        ids.push(id);
      }
      return ok(ids);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail("ALREADY_OPEN");
    throw error;
  }
}

/**
 * A guest assessor's account, made by ADMIN on screen; the password is returned once, as with `createUser`, and changed at
 * the first sign-in: whoever made the account saw it.
 */
export async function createAssessor(actor: Actor, command: CreateUser): Promise<Result<{ password: string }>> {
  if (!canManageAssessors(actor) || command.role !== "ASSESSOR") return fail("FORBIDDEN");
  const password = randomPassword();
  const made = await createUsers([{ ...command, password }], actor, true);
  return made.ok ? ok({ password }) : made;
}

/** Ends a guest's account before its time; its sessions end with it (trigger users_session_version). WRONG_STATE where it has ended already. */
export async function endAssessor(actor: Actor, id: string): Promise<Result<null>> {
  if (!canManageAssessors(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id, role: "ASSESSOR" }, select: { id: true } });
    if (!user) return fail("NOT_FOUND");
    const disabledAt = new Date();
    const { count } = await tx.user.updateMany({ where: { id, disabledAt: null }, data: { disabledAt } });
    if (count === 0) return fail("WRONG_STATE");
    await recordAudit(tx, actor, { action: "endAccount", entity: "user", entityId: id, after: { disabledAt } });
    return ok(null);
  });
}
