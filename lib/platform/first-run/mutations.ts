import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Account } from "@/lib/platform/auth/enter";
import { env } from "@/lib/platform/config/env";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { newPasswordHash } from "@/lib/platform/passwords/mutations";
import type { FirstAdmin } from "./schemas";
import { isFirstRunToken } from "./token";

/** The first account of a city's own database. Of two people with the link one makes it. */
export async function createFirstAdmin(
  token: string,
  { name, email, newPassword }: FirstAdmin,
): Promise<Result<Account>> {
  if (!isFirstRunToken(token, env().NEXTAUTH_SECRET)) return fail("NOT_FOUND");
  const hash = await newPasswordHash({ name, email }, newPassword);
  if (!hash.ok) return hash;
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('enam-pilar/first-run'))`;
    if (await tx.user.findFirst({ select: { id: true } })) return fail("NOT_FOUND");
    const user = await tx.user.create({ data: { name, email, role: "ADMIN", passwordHash: hash.value } });
    const after = { email, name, role: "ADMIN", agencyCode: null, disabledAt: null, expiresAt: null };
    await recordAudit(tx, user, { action: "createUser", entity: "user", entityId: user.id, after });
    return ok({ id: user.id, sessionVersion: user.sessionVersion });
  });
}
