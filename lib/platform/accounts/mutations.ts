import "server-only";
import { endLetters, sendSoon, writeLetter } from "@/lib/platform/account-letters/mutations";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import { recordSecurityEvent } from "@/lib/platform/audit/security";
import type { Actor } from "@/lib/platform/auth/actor";
import { endWaysIn } from "@/lib/platform/auth/open-sessions";
import { hashPassword } from "@/lib/platform/auth/password";
import { noteIfAway } from "@/lib/platform/db/away";
import { changeRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { SecurityEventKind } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { randomPassword } from "@/lib/platform/users/mutations";
import { type AccountStep, canChangeAccount, canManageAccounts } from "./policy";
import { type AccountFields, accountSchema, type NewAccount } from "./schemas";
import { isTrial, TRIAL_DOMAIN, WAYS_IN_AT_ONCE, withoutWayIn, withUnusedPassword } from "./state";

export type AccountRef = { id: string; version: number };
/** The first password, where no letter brings a link: it stands in this answer and nowhere else. */
export type FirstPassword = { id: string; name: string; email: string; password: string | null };

const find = async (tx: Transaction, { id: actorId }: Actor, id: string) => {
  // Not `lockRow`: whoever is being changed may write an audit event just now, whose foreign key shares this row. And both
  // rows in one order: a new address is a key, so two who change each other's would wait for each other's event for ever.
  await tx.$queryRaw`
    SELECT 1 FROM users WHERE "id" IN (${id}::uuid, ${actorId}::uuid) ORDER BY "id" FOR NO KEY UPDATE`;
  return tx.user.findUnique({ where: { id }, include: { agency: { select: { code: true } } } });
};
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

/** The editable state of an account under the names of its columns, the agency by its code. */
const editable = ({ email, name, role, disabledAt, expiresAt, agency }: Row) => ({
  email,
  name,
  role,
  agencyCode: agency?.code ?? null,
  disabledAt,
  expiresAt,
});

export const asTyped = (row: Row): object => ({
  id: row.id,
  version: row.version,
  email: row.email,
  name: row.name,
  role: row.role,
  agencyCode: row.agency?.code ?? "",
});

/** A new account: with a link by e-mail, or with a first password that is shown once and changed at the first sign-in. */
export async function createAccount(
  actor: Actor,
  { email, name, role, agencyCode, way }: NewAccount,
  locale: "id" | "en",
): Promise<Result<FirstPassword>> {
  if (!canManageAccounts(actor)) return fail("FORBIDDEN");
  if (way === "MAIL" && !isMailOffered()) return fail("INVALID", { fields: { way: ["noMail"] } });
  const password = way === "PRINTED" ? randomPassword() : null;
  const passwordHash = password && (await hashPassword(password));
  let letter: string | null = null;
  const made = await db()
    .$transaction(async (tx): Promise<Result<string>> => {
      const agency = await agencyOf(tx, role, agencyCode);
      if (agency === undefined) return fail("INVALID", { fields: { agencyCode: ["agencyGone"] } });
      const data = { email, name, role, agencyId: agency?.id ?? null, passwordHash };
      const { id } = await tx.user.create({ data: { ...data, passwordChangeRequired: way === "PRINTED" } });
      if (way === "MAIL") letter = await writeLetter(tx, id, "INVITATION", locale);
      const after = { email, name, role, agencyCode: agency?.code ?? null, disabledAt: null, expiresAt: null };
      await recordAudit(tx, actor, { action: "createUser", entity: "user", entityId: id, after });
      return ok(id);
    })
    .catch(emailTaken);
  if (!made.ok) return made;
  if (letter) await sendSoon(letter);
  return ok({ id: made.value, name, email, password });
}

function emailTaken(error: unknown): Result<never, object> {
  if (isUniqueViolation(error)) return fail("INVALID", { fields: { email: ["emailTaken"] } });
  throw error;
}

/**
 * The agency of an officer; null for a role that has none; undefined where there is no such open agency of the city. One
 * that has closed since stays with those who are of it already (`own`).
 */
async function agencyOf(tx: Transaction, role: string, code: string | undefined, own: string | null = null) {
  if (role !== "AGENCY") return null;
  const open = [{ closedOn: null }, ...(own ? [{ id: own }] : [])];
  const where = { code: code ?? "", cityAgency: true, OR: open };
  return (await tx.agency.findFirst({ where, select: { id: true, code: true } })) ?? undefined;
}

/** Name and address; role and agency of everybody but oneself and of guests. A changed role or agency ends the sessions (trigger). */
export async function editAccount(
  actor: Actor,
  ref: AccountRef,
  fields: AccountFields,
): Promise<Result<AccountRef, object>> {
  return change(actor, ref, "edit", {
    isPossible: () => true,
    change: async (row, tx) => {
      const { email, name, role = row.role, agencyCode } = fields;
      const isGuest = row.role === "ASSESSOR" || fields.role === undefined;
      const agency = isGuest
        ? row.agency && { id: row.agencyId, code: row.agency.code }
        : await agencyOf(tx, role, agencyCode, row.agencyId);
      if (agency === undefined) return fail("INVALID", { fields: { agencyCode: ["agencyGone"] } });
      const moved = !isGuest && (role !== row.role || (agency?.code ?? null) !== (row.agency?.code ?? null));
      if (moved && !canChangeAccount(actor, row, "changeRole"))
        return fail("INVALID", { fields: { role: ["ownRole"] } });
      // What was sent to the former address opens nothing any more.
      if (email !== row.email) await endLetters(tx, row.id);
      return ok({ email, name, ...(isGuest ? {} : { role, agencyId: agency?.id ?? null }) });
    },
    action: "edit",
  });
}

/** Name, address, role and agency as they once were; whether the account is open stays. WRONG_STATE where today's rules refuse it. */
export async function restoreAccount(
  actor: Actor,
  ref: AccountRef,
  state: Readonly<Record<string, unknown>>,
): Promise<Result<AccountRef, object>> {
  const fields = readRestored(accountSchema, state);
  return fields.ok ? editAccount(actor, ref, fields.value) : fields;
}

/** Closes the account: its sessions and links end at once. */
export function disableAccount(actor: Actor, ref: AccountRef): Promise<Result<AccountRef, object>> {
  return change(actor, ref, "disable", {
    isPossible: ({ disabledAt }) => disabledAt === null,
    change: async (row, tx) => {
      await endWaysIn(tx, row.id);
      await endLetters(tx, row.id);
      return ok({ disabledAt: new Date() });
    },
    action: "disable",
    kind: "ACCOUNT_DISABLED",
  });
}

export function enableAccount(actor: Actor, ref: AccountRef): Promise<Result<AccountRef, object>> {
  return change(actor, ref, "enable", {
    isPossible: ({ disabledAt }) => disabledAt !== null,
    change: async () => ok({ disabledAt: null }),
    action: "enable",
    kind: "ACCOUNT_ENABLED",
  });
}

/** A link by e-mail for somebody who has not come yet, or whose link ran out. */
export async function inviteAgain(
  actor: Actor,
  ref: AccountRef,
  locale: "id" | "en",
): Promise<Result<AccountRef, object>> {
  if (!isMailOffered()) return fail("WRONG_STATE");
  let letter: string | null = null;
  const result = await change(actor, ref, "invite", {
    isPossible: ({ disabledAt, lastSignInAt }) => disabledAt === null && lastSignInAt === null,
    change: async (row, tx) => {
      letter = await writeLetter(tx, row.id, "INVITATION", locale);
      return ok({});
    },
    action: "invite",
  });
  if (result.ok && letter) await sendSoon(letter);
  return result;
}

/** A new first password, for somebody who lost theirs where there is no mail: shown once, changed at the next sign-in. */
export const giveFirstPassword = (actor: Actor, ref: AccountRef) =>
  newFirstPassword(actor, ref, ({ disabledAt }) => disabledAt === null);

async function newFirstPassword(
  actor: Actor,
  ref: AccountRef,
  isPossible: (row: Row) => boolean,
): Promise<Result<FirstPassword, object>> {
  // Before the hash, which costs something.
  if (!canManageAccounts(actor)) return fail("FORBIDDEN");
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  let of: Row | undefined;
  const result = await change(actor, ref, "newPassword", {
    isPossible,
    change: async (row, tx) => {
      of = row;
      await endWaysIn(tx, row.id);
      await endLetters(tx, row.id);
      return ok({ passwordHash, passwordChangeRequired: true });
    },
    action: "giveFirstPassword",
    kind: "PASSWORD_CHANGED",
  });
  return result.ok && of
    ? ok({ id: of.id, name: of.name, email: of.email, password })
    : (result as Result<never, object>);
}

export type WaysIn = { printed: FirstPassword[]; invited: number };

/**
 * A first way in for everybody who has none yet, such as after officers were loaded from a file: an invitation by e-mail,
 * or where there is no mail a first password; STALE where they are others than who presses has `seen`. At most `WAYS_IN_AT_ONCE`, by name; each account by itself.
 */
export async function giveWaysIn(actor: Actor, seen: number, locale: "id" | "en"): Promise<Result<WaysIn>> {
  if (!canManageAccounts(actor)) return fail("FORBIDDEN");
  if ((await db().user.count({ where: withoutWayIn(new Date()) })) !== seen) return fail("STALE");
  const waiting = await db().user.findMany({
    where: withoutWayIn(new Date()),
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: WAYS_IN_AT_ONCE,
    select: { id: true, version: true },
  });
  const given: WaysIn = { printed: [], invited: 0 };
  await giveEach(waiting, given, async (ref) => {
    if (!isMailOffered()) return print(given, await giveFirstPassword(actor, ref));
    if ((await inviteAgain(actor, ref, locale)).ok) given.invited += 1;
  });
  return ok(given);
}

/**
 * First passwords anew, for those of `ids` who never came in with theirs: the answer that showed them was lost, or the paper.
 * The former ones open nothing any more. At most `WAYS_IN_AT_ONCE`, by name; each account by itself.
 */
export async function printAgain(actor: Actor, ids: readonly string[]): Promise<Result<WaysIn>> {
  if (!canManageAccounts(actor)) return fail("FORBIDDEN");
  const unused = await db().user.findMany({
    where: { ...withUnusedPassword, id: { in: [...ids] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: WAYS_IN_AT_ONCE,
    select: { id: true, version: true },
  });
  if (unused.length === 0) return fail("STALE");
  const given: WaysIn = { printed: [], invited: 0 };
  const isUnused = ({ lastSignInAt, disabledAt }: Row) => lastSignInAt === null && disabledAt === null;
  await giveEach(unused, given, async (ref) => print(given, await newFirstPassword(actor, ref, isUnused)));
  return ok(given);
}

function print({ printed }: WaysIn, made: Result<FirstPassword, object>): void {
  if (made.ok) printed.push(made.value);
}

/** A first password is known to nobody but the answer: where the database goes away those that were made are shown, the others wait. */
async function giveEach(
  refs: readonly AccountRef[],
  given: WaysIn,
  give: (ref: AccountRef) => Promise<void>,
): Promise<void> {
  for (const ref of refs) {
    try {
      await give(ref);
    } catch (error) {
      if (given.printed.length + given.invited === 0 || !noteIfAway(error)) throw error;
      return;
    }
  }
}

/** For somebody whose telephone is gone, with the paper: they come in with the password and set up another one. */
export function removeFactorsOf(actor: Actor, ref: AccountRef): Promise<Result<AccountRef, object>> {
  return change(actor, ref, "removeFactors", {
    isPossible: ({ disabledAt }) => disabledAt === null,
    change: async ({ id: userId }, tx) => {
      await tx.timeCode.deleteMany({ where: { userId } });
      await tx.passkey.deleteMany({ where: { userId } });
      await tx.recoveryCode.deleteMany({ where: { userId } });
      await endWaysIn(tx, userId);
      return ok({});
    },
    action: "removeFactor",
    kind: "FACTOR_REMOVED",
  });
}

type Change = {
  isPossible: (row: Row) => boolean;
  change: (
    row: Row,
    tx: Transaction,
  ) => Promise<
    Result<
      Partial<
        Pick<Row, "email" | "name" | "role" | "agencyId" | "disabledAt" | "passwordHash" | "passwordChangeRequired">
      >
    >
  >;
  action: string;
  kind?: SecurityEventKind;
};

async function change(
  actor: Actor,
  ref: AccountRef,
  step: AccountStep,
  one: Change,
): Promise<Result<AccountRef, object>> {
  const result = await changeRow<Row, AccountRef, object>(actor, {
    find: (tx) => find(tx, actor, ref.id),
    refusal: (row) => (canChangeAccount(actor, row, step) ? null : "FORBIDDEN"),
    isPossible: one.isPossible,
    isStale: ({ version }) => version !== ref.version,
    current: asTyped,
    change: async (before, tx) => {
      const wanted = await one.change(before, tx);
      if (!wanted.ok) return wanted as Result<never, object>;
      const data = { ...wanted.value, version: { increment: 1 } };
      const after = await tx.user.update({
        where: { id: before.id },
        data,
        include: { agency: { select: { code: true } } },
      });
      const audit = {
        action: one.action,
        entity: "user",
        entityId: before.id,
        before: editable(before),
        after: editable(after),
      };
      return ok({ saved: { id: after.id, version: after.version }, audit });
    },
  }).catch(refusedByDatabase);
  if (result.ok && one.kind) await recordSecurityEvent({ kind: one.kind, userId: ref.id });
  return result;
}

/** What a trigger or a unique index says, as an answer. */
function refusedByDatabase(error: unknown): Result<never, object> {
  if (String((error as Error).message).includes("the last account that administers stays"))
    return fail("INVALID", { fields: { role: ["lastAdmin"] } });
  return emailTaken(error);
}

/** Closes every account of the trial at once, once somebody real administers. From then on the city's rules hold. */
export async function closeTrialAccounts(actor: Actor): Promise<Result<{ count: number }>> {
  const own = await db().user.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  if (!canManageAccounts(actor) || isTrial(own)) return fail("FORBIDDEN");
  const closed = await db().$transaction(async (tx) => {
    const trial = await tx.user.findMany({
      where: { email: { endsWith: TRIAL_DOMAIN }, disabledAt: null },
      include: { agency: { select: { code: true } } },
      orderBy: { id: "asc" },
    });
    const disabledAt = new Date();
    for (const before of trial) {
      await tx.user.update({ where: { id: before.id }, data: { disabledAt, version: { increment: 1 } } });
      await endWaysIn(tx, before.id);
      const after = { ...editable(before), disabledAt };
      await recordAudit(tx, actor, {
        action: "disable",
        entity: "user",
        entityId: before.id,
        before: editable(before),
        after,
      });
    }
    // Without a decision of its own the city asks ADMIN and STAFF for a second factor.
    const rules = await tx.accountRules.findUnique({ where: { id: 1 } });
    if (trial.length > 0 && rules?.secondFactorRoles.length === 0) {
      const secondFactorRoles = ["ADMIN" as const, "STAFF" as const];
      await tx.accountRules.update({ where: { id: 1 }, data: { secondFactorRoles, version: { increment: 1 } } });
      const about = { action: "edit", entity: "accountRules", entityId: "1" };
      await recordAudit(tx, actor, { ...about, before: rules, after: { secondFactorRoles } });
    }
    return trial;
  });
  for (const { id } of closed) await recordSecurityEvent({ kind: "ACCOUNT_DISABLED", userId: id });
  return ok({ count: closed.length });
}
