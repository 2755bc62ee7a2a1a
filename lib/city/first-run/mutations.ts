import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Account } from "@/lib/platform/auth/enter";
import { env } from "@/lib/platform/config/env";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { newPasswordHash } from "@/lib/platform/passwords/mutations";
import { forgetCity } from "@/lib/platform/settings/published";
import { type FirstRun, firstRunSchema } from "./schemas";
import { isFirstRunToken } from "./token";

/** The city with its data steward, where it is not there yet, and its first account. Of two people with the link one makes it. */
export async function createFirstAdmin(token: string, command: FirstRun): Promise<Result<Account>> {
  const { name, email, newPassword } = command;
  if (!isFirstRunToken(token, env().NEXTAUTH_SECRET)) return fail("NOT_FOUND");
  const hash = await newPasswordHash({ name, email }, newPassword);
  if (!hash.ok) return hash;
  const made = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('enam-pilar/first-run'))`;
    if (await tx.user.findFirst({ select: { id: true } })) return fail("NOT_FOUND");
    const isNewCity = (await tx.agency.findFirst({ where: { steward: true }, select: { id: true } })) === null;
    const named = isNewCity ? firstRunSchema.safeParse({ ...command, newPasswordAgain: newPassword }) : null;
    if (named && !named.success) return fail("INVALID", { fields: { city: ["required"] } });
    const user = await tx.user.create({ data: { name, email, role: "ADMIN", passwordHash: hash.value } });
    const after = { email, name, role: "ADMIN", agencyCode: null, disabledAt: null, expiresAt: null };
    await recordAudit(tx, user, { action: "createUser", entity: "user", entityId: user.id, after });
    if (named) await createCity(tx, user, named.data);
    return ok({ id: user.id, sessionVersion: user.sessionVersion });
  });
  // After the commit: whoever asks in between would keep the former name.
  if (made.ok) forgetCity();
  return made;
}

async function createCity(tx: Transaction, by: { id: string }, named: z.output<typeof firstRunSchema>): Promise<void> {
  const { city: name, timeZone, stewardCode: code, stewardName, stewardShortName: shortName } = named;
  const set = { name, timeZone, version: { increment: 1 } };
  const after = await tx.citySettings.update({ where: { id: 1 }, data: set });
  await recordAudit(tx, by, { action: "edit", entity: "citySettings", entityId: "1", after });
  const made = await tx.agency.create({
    data: { code, name: stewardName, shortName, cityAgency: true, steward: true },
  });
  await recordAudit(tx, by, { action: "create", entity: "agency", entityId: made.id, after: made });
}
