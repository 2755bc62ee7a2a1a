import "server-only";
import { randomInt } from "node:crypto";
import { recordAudit } from "@/lib/audit/mutations";
import { hashPassword } from "@/lib/auth/password";
import { db, isUniqueViolation } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { fail, ok, type Result } from "@/lib/errors/app-error";
import type { CreateUser } from "./schemas";

// No 0/O, 1/l/I: the password is read off a screen once and typed.
const LETTERS = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";
const LENGTH = 20;

/** Twenty random letters and digits: about 112 bits. */
export function randomPassword(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
}

/**
 * Makes an account with a random password, which is returned once and stored only as a hash. Called by the operator's
 * command line, so there is no actor. NOT_FOUND for an unknown agency, ALREADY_OPEN for an e-mail address in use.
 */
export async function createUser(command: CreateUser): Promise<Result<{ id: string; password: string }>> {
  const password = randomPassword();
  const made = await createUsers([{ ...command, password }]);
  return made.ok ? ok({ id: made.value[0] ?? "", password }) : made;
}

/** As `createUser`, for several with their passwords: all are made or none is. */
export async function createUsers(commands: readonly (CreateUser & { password: string })[]): Promise<Result<string[]>> {
  const accounts: { seen: object; data: Prisma.UserUncheckedCreateInput }[] = [];
  for (const { agencyCode, password, expiresAt = null, ...rest } of commands) {
    const agency = agencyCode ? await db().agency.findUnique({ where: { code: agencyCode } }) : null;
    if (agencyCode && !agency?.cityAgency) return fail("NOT_FOUND");
    const passwordHash = await hashPassword(password);
    const seen = { ...rest, agencyCode, expiresAt };
    accounts.push({ seen, data: { ...rest, expiresAt, passwordHash, agencyId: agency?.id ?? null } });
  }
  try {
    return await db().$transaction(async (tx) => {
      const ids: string[] = [];
      for (const { data, seen } of accounts) {
        const { id } = await tx.user.create({ data });
        await recordAudit(tx, null, { action: "createUser", entity: "user", entityId: id, after: seen });
        ids.push(id);
      }
      return ok(ids);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail("ALREADY_OPEN");
    throw error;
  }
}
