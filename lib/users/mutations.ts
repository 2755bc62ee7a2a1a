import "server-only";
import { randomInt } from "node:crypto";
import { recordAudit } from "@/lib/audit/mutations";
import { hashPassword } from "@/lib/auth/password";
import { db, isUniqueViolation } from "@/lib/db/client";
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
  const { agencyCode, email, name, role, expiresAt = null } = command;
  const agency = agencyCode ? await db().agency.findUnique({ where: { code: agencyCode } }) : null;
  if (agencyCode && !agency?.cityAgency) return fail("NOT_FOUND");
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  try {
    return await db().$transaction(async (tx) => {
      const user = await tx.user.create({
        data: { email, name, role, expiresAt, passwordHash, agencyId: agency?.id ?? null },
      });
      await recordAudit(tx, null, {
        action: "createUser",
        entity: "user",
        entityId: user.id,
        after: { email, name, role, agencyCode, expiresAt },
      });
      return ok({ id: user.id, password });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail("ALREADY_OPEN");
    throw error;
  }
}
