import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import type { Actor } from "@/lib/platform/auth/actor";
import { countTry, forgetTries } from "@/lib/platform/auth/lockout";
import type { SignedIn } from "@/lib/platform/auth/session";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { Passkey } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { refusalOfPassword } from "@/lib/platform/passwords/mutations";
import { canSetAccountRules } from "./policy";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import { DEFAULT_ROLES } from "./required-roles";
import { type AccountRulesFields, accountRulesSchema, type SetupCode } from "./schemas";
import { sealed, unsealed } from "./secret-box";
import { newSecret, stepOf, withoutSpaces } from "./time-codes";

/** The public half of a passkey, as it is kept. */
export type NewPasskey = Pick<Passkey, "credentialId" | "publicKey" | "counter" | "transports">;
/** Codes for when the telephone is away, shown once; none where there are some already. */
export type FactorAdded = { codes: string[] };
type Wrong = Result<never>;

const wrongCode = (): Wrong => fail("INVALID", { fields: { code: ["wrongCode"] } });

/** A new secret for the telephone, which counts for nothing before a first code has proved that it arrived. */
export async function beginTimeCode(actor: Actor): Promise<Result<null>> {
  const secret = sealed(newSecret(), actor.id);
  return db().$transaction(async (tx) => {
    const known = await tx.timeCode.findUnique({ where: { userId: actor.id } });
    if (known?.confirmedAt) return fail("WRONG_STATE");
    await tx.timeCode.upsert({
      where: { userId: actor.id },
      create: { userId: actor.id, secret },
      update: { secret, lastStep: null, createdAt: new Date() },
    });
    return ok(null);
  });
}

/** With the password, unless it was typed just now: a telephone of somebody else's opens the account for ever. */
export async function confirmTimeCode(
  { actor, sid, gate }: SignedIn,
  { code: typed, password }: SetupCode,
  now = new Date(),
): Promise<Result<FactorAdded>> {
  const refusal = gate === null ? await refusalOfPassword(actor, password) : null;
  if (refusal) return refusal;
  if (!(await countTry("FACTOR", actor.id)).open) return fail("LOCKED_OUT");
  const result = await db().$transaction(async (tx): Promise<Result<FactorAdded>> => {
    const row = await tx.timeCode.findUnique({ where: { userId: actor.id } });
    if (!row || row.confirmedAt) return fail("WRONG_STATE");
    const secret = unsealed(row.secret, actor.id);
    const step = secret && stepOf(secret, withoutSpaces(typed), now);
    if (step === null) return wrongCode();
    const data = { confirmedAt: now, lastStep: step as bigint };
    const { count } = await tx.timeCode.updateMany({ where: { userId: actor.id, confirmedAt: null }, data });
    if (count === 0) return fail("WRONG_STATE");
    return ok(await factorAdded(tx, actor, sid, "timeCode"));
  });
  if (!result.ok) return result;
  await forgetTries("FACTOR", actor.id);
  await recordSecurityEvent({ kind: "FACTOR_ADDED", userId: actor.id, detail: "timeCode" });
  return result;
}

export async function addPasskey(
  { actor, sid }: SignedIn,
  key: NewPasskey,
  name: string,
): Promise<Result<FactorAdded>> {
  try {
    const added = await db().$transaction(async (tx) => {
      await tx.passkey.create({ data: { ...key, publicKey: new Uint8Array(key.publicKey), userId: actor.id, name } });
      return factorAdded(tx, actor, sid, "passkey", name);
    });
    await recordSecurityEvent({ kind: "FACTOR_ADDED", userId: actor.id, detail: "passkey" });
    return ok(added);
  } catch (error) {
    if (isUniqueViolation(error)) return fail("INVALID", { fields: { response: ["passkeyKnown"] } });
    throw error;
  }
}

/** This session has shown it just now; the others came in by the password alone and end. */
async function factorAdded(
  tx: Transaction,
  actor: Actor,
  sid: string,
  kind: "timeCode" | "passkey",
  name?: string,
): Promise<FactorAdded> {
  await tx.session.deleteMany({ where: { userId: actor.id, way: "PASSWORD", id: { not: sid } } });
  await tx.session.updateMany({ where: { id: sid, way: "PASSWORD" }, data: { way: "SECOND_FACTOR" } });
  const after = { factor: kind, ...(name ? { name } : {}) };
  await recordAudit(tx, actor, { action: "addFactor", entity: "user", entityId: actor.id, after });
  const left = await tx.recoveryCode.count({ where: { userId: actor.id, usedAt: null } });
  return { codes: left > 0 ? [] : await writeRecoveryCodes(tx, actor.id) };
}

async function writeRecoveryCodes(tx: Transaction, userId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ userId, codeHash: recoveryHash(code, userId) ?? "" })),
  });
  return codes;
}

/** New codes in place of all former ones. */
export async function renewRecoveryCodes(actor: Actor, password: string): Promise<Result<FactorAdded>> {
  const refusal = await refusalOfPassword(actor, password);
  if (refusal) return refusal;
  return db().$transaction(async (tx) => {
    if (!(await hasFactor(tx, actor.id))) return fail("WRONG_STATE");
    await recordAudit(tx, actor, { action: "renewRecoveryCodes", entity: "user", entityId: actor.id });
    return ok({ codes: await writeRecoveryCodes(tx, actor.id) });
  });
}

/** `id`: of a passkey; null for the telephone's codes. The last one stays where ADMIN decided that the role has one. */
export async function removeFactor(actor: Actor, id: string | null, password: string): Promise<Result<null>> {
  const refusal = await refusalOfPassword(actor, password);
  if (refusal) return refusal;
  const result = await db()
    .$transaction(async (tx): Promise<Result<null>> => {
      // Two removals at once must not leave none.
      await tx.$queryRaw`SELECT 1 FROM users WHERE "id" = ${actor.id}::uuid FOR NO KEY UPDATE`;
      const { count } = id
        ? await tx.passkey.deleteMany({ where: { id, userId: actor.id } })
        : await tx.timeCode.deleteMany({ where: { userId: actor.id, confirmedAt: { not: null } } });
      if (count === 0) return fail("WRONG_STATE");
      const isLast = !(await hasFactor(tx, actor.id));
      if (isLast && (await isFactorRequired(tx, actor))) throw new LastFactor();
      if (isLast) await tx.recoveryCode.deleteMany({ where: { userId: actor.id } });
      // What is open now came in by a factor; without one such a session is like any other.
      if (isLast)
        await tx.session.updateMany({ where: { userId: actor.id, way: "SECOND_FACTOR" }, data: { way: "PASSWORD" } });
      const before = { factor: id ? "passkey" : "timeCode" };
      await recordAudit(tx, actor, { action: "removeFactor", entity: "user", entityId: actor.id, before });
      return ok(null);
    })
    .catch((error): Result<null> => {
      if (error instanceof LastFactor) return fail("INVALID", { fields: { password: ["lastFactor"] } });
      throw error;
    });
  if (result.ok)
    await recordSecurityEvent({ kind: "FACTOR_REMOVED", userId: actor.id, detail: id ? "passkey" : "timeCode" });
  return result;
}

class LastFactor extends Error {}

async function hasFactor(tx: Transaction, userId: string): Promise<boolean> {
  const codes = await tx.timeCode.count({ where: { userId, confirmedAt: { not: null } } });
  return codes + (await tx.passkey.count({ where: { userId } })) > 0;
}

async function isFactorRequired(tx: Transaction, { role }: Actor): Promise<boolean> {
  const rules = await tx.accountRules.findUnique({ where: { id: 1 } });
  return (rules?.secondFactorRoles ?? DEFAULT_ROLES).includes(role);
}

/** The second step by a code of the telephone or one of paper: true where it was right, and then it is used up. */
export async function spendCode(
  userId: string,
  typed: string,
  now = new Date(),
): Promise<Result<"timeCode" | "recoveryCode">> {
  const { open, began } = await countTry("FACTOR", userId);
  if (began) await recordSecurityEvent({ kind: "LOCKED", userId, detail: "FACTOR" });
  if (!open) return fail("LOCKED_OUT");
  const way = (await spendTimeCode(userId, withoutSpaces(typed), now)) ?? (await spendRecoveryCode(userId, typed));
  if (!way) {
    await recordSecurityEvent({ kind: "SIGN_IN_FAILED", userId });
    return wrongCode();
  }
  await forgetTries("FACTOR", userId);
  return ok(way);
}

async function spendTimeCode(userId: string, code: string, now: Date): Promise<"timeCode" | null> {
  const row = await db().timeCode.findUnique({ where: { userId, confirmedAt: { not: null } } });
  const secret = row && unsealed(row.secret, userId);
  const step = secret ? stepOf(secret, code, now) : null;
  if (step === null) return null;
  // One statement: of two who send the same code at once one comes in.
  const { count } = await db().timeCode.updateMany({
    where: { userId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1 ? "timeCode" : null;
}

async function spendRecoveryCode(userId: string, typed: string): Promise<"recoveryCode" | null> {
  const codeHash = recoveryHash(typed, userId);
  if (!codeHash) return null;
  const where = { userId, codeHash, usedAt: null };
  const { count } = await db().recoveryCode.updateMany({ where, data: { usedAt: new Date() } });
  if (count === 0) return null;
  const left = await db().recoveryCode.count({ where: { userId, usedAt: null } });
  await recordSecurityEvent({ kind: "RECOVERY_CODE_USED", userId, detail: String(left) });
  return "recoveryCode";
}

/** Back to earlier rules, as far as they name roles. */
export async function restoreAccountRules(
  actor: Actor,
  { version }: { version: number },
  { secondFactorRoles }: Record<string, unknown>,
): Promise<Result<null, object>> {
  const read = accountRulesSchema.safeParse({ roles: secondFactorRoles });
  return read.success ? setAccountRules(actor, version, read.data) : fail("INVALID");
}

/** Which roles must have a second factor from now on. `version` 0: nobody had decided. */
export async function setAccountRules(
  actor: Actor,
  version: number,
  { roles }: AccountRulesFields,
): Promise<Result<null, object>> {
  if (!canSetAccountRules(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('enam-pilar/account-rules'))`;
    const before = await tx.accountRules.findUnique({ where: { id: 1 } });
    if ((before?.version ?? 0) !== version)
      return fail("STALE", {
        current: { version: before?.version ?? 0, roles: (before?.secondFactorRoles ?? []).join(", ") },
      });
    const secondFactorRoles = [...new Set(roles)];
    const after = await tx.accountRules.upsert({
      where: { id: 1 },
      create: { secondFactorRoles },
      update: { secondFactorRoles, version: { increment: 1 } },
    });
    const about = { entity: "accountRules", entityId: "1", before: before ?? { secondFactorRoles: DEFAULT_ROLES } };
    await recordAudit(tx, actor, { action: "edit", ...about, after });
    return ok(null);
  });
}
