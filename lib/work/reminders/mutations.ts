import "server-only";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { env } from "@/lib/platform/config/env";
import { changeRow, saveRow } from "@/lib/platform/db/change-row";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { addressedBy } from "@/lib/platform/mail/return-address";
import { canManageReminders } from "./policy";
import { type Contact, contactSchema, type GivenChoice, type Rules } from "./schemas";

const mayManage = (actor: Actor) => () => (canManageReminders(actor) ? null : ("FORBIDDEN" as const));

type Versioned = { version: number };

/** How the city reminds. */
export function saveRules(actor: Actor, version: number, rules: Rules): Promise<Result<Versioned, object>> {
  return changeRow(actor, {
    find: async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM reminder_rules WHERE "id" = 1 FOR UPDATE`;
      return tx.reminderRules.findUnique({ where: { id: 1 } });
    },
    refusal: mayManage(actor),
    isPossible: () => true,
    isStale: (row) => row.version !== version,
    current: (row) => ({ ...row }),
    change: async (before, tx) => {
      const data = { ...rules, version: { increment: 1 } };
      const after = await tx.reminderRules.update({ where: { id: 1 }, data });
      return ok({ saved: after, audit: { action: "edit", entity: "reminderRules", entityId: "1", before, after } });
    },
  });
}

/** Back to earlier rules. What was recorded was valid when it was saved, and the database's checks still hold. */
export async function restoreRules(
  actor: Actor,
  { version }: Versioned,
  state: Readonly<Record<string, unknown>>,
): Promise<Result<Versioned, object>> {
  const { beforeDays, headDays, sekdaDays, quietFrom, quietTo, quietWeekdays, quietDays } = state as unknown as Rules;
  const days = (quietDays ?? []).map((day) => new Date(day));
  return saveRules(actor, version, {
    ...{ beforeDays, headDays, sekdaDays, quietFrom, quietTo, quietWeekdays },
    quietDays: days,
  });
}

export type ContactRef = { code: string | null; version: number | null };

/** Who is told above: the head of an agency, or without a code the Sekda. */
export function saveContact(actor: Actor, { code, version }: ContactRef, contact: Contact) {
  return saveRow(actor, {
    find: async (tx) => {
      const [found] = await tx.$queryRaw<{ id: string }[]>`
        SELECT c."id" FROM escalation_contacts c LEFT JOIN agencies a ON a."id" = c."agencyId" WHERE a."code" IS NOT DISTINCT FROM ${code} FOR UPDATE OF c`;
      return found ? tx.escalationContact.findUnique({ where: { id: found.id } }) : null;
    },
    version,
    refusal: mayManage(actor),
    current: ({ name, email }) => ({ name, email }),
    change: async (before, tx) => {
      const agency = code === null ? null : await tx.agency.findUnique({ where: { code } });
      if (code !== null && !agency) return fail("NOT_FOUND");
      const after = before
        ? await tx.escalationContact.update({
            where: { id: before.id },
            data: { ...contact, version: { increment: 1 } },
          })
        : await tx.escalationContact.create({ data: { ...contact, agencyId: agency?.id ?? null } });
      const action = before ? "edit" : "create";
      return ok({ saved: after, audit: { action, entity: "escalationContact", entityId: after.id, before, after } });
    },
  });
}

export async function restoreContact(
  actor: Actor,
  { id, version }: { id: string; version: number },
  { name, email }: Readonly<Record<string, unknown>>,
) {
  const read = readRestored(contactSchema, { name, email });
  if (!read.ok) return read;
  return changeRow(actor, {
    find: async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM escalation_contacts WHERE "id" = ${id}::uuid FOR UPDATE`;
      return tx.escalationContact.findUnique({ where: { id } });
    },
    refusal: mayManage(actor),
    isPossible: () => true,
    isStale: (row) => row.version !== version,
    change: async (before, tx) => {
      const after = await tx.escalationContact.update({
        where: { id },
        data: { ...read.value, version: { increment: 1 } },
      });
      return ok({ saved: after, audit: { action: "edit", entity: "escalationContact", entityId: id, before, after } });
    },
  });
}

/** What one wants for oneself. */
export function saveChoice(actor: Actor, choice: GivenChoice): Promise<Result<null>> {
  return changeRow(actor, {
    find: async (tx) => ({ before: await tx.reminderChoice.findUnique({ where: { userId: actor.id } }) }),
    refusal: () => null,
    isPossible: () => true,
    change: async ({ before }, tx) => {
      const after = await tx.reminderChoice.upsert({
        where: { userId: actor.id },
        create: { userId: actor.id, ...choice },
        update: { ...choice, version: { increment: 1 } },
      });
      return ok({
        saved: null,
        audit: { action: "edit", entity: "reminderChoice", entityId: actor.id, before, after },
      });
    },
  });
}

/** A letter that may have been sent: sent again by a person who asked the reader, or left as it is. */
export function decideLetter(actor: Actor, id: string, intent: "again" | "leave"): Promise<Result<null>> {
  return changeRow(actor, {
    find: async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM reminder_letters WHERE "id" = ${id}::uuid FOR UPDATE`;
      return tx.reminderLetter.findUnique({ where: { id }, select: { state: true } });
    },
    refusal: mayManage(actor),
    isPossible: ({ state }) => state === "UNCERTAIN",
    change: async (before, tx) => {
      const state = intent === "again" ? "WAITING" : "SENT";
      await tx.reminderLetter.update({ where: { id }, data: { state, nextTryAt: new Date() } });
      const action = intent === "again" ? "sendAgain" : "leave";
      return ok({ saved: null, audit: { action, entity: "reminderLetter", entityId: id, before, after: { state } } });
    },
  });
}

/** Noted because a letter came back: no server's number. */
export const CAME_BACK = 0;

/** ADMIN says that a letter came back: by whom it was for, or by the address that it came back to (MAIL_RETURN). */
export async function noteCameBack(actor: Actor, given: string): Promise<Result<null>> {
  if (!canManageReminders(actor)) return fail("FORBIDDEN");
  const typed = given.trim().toLowerCase();
  const isNoted = await markCameBack(
    actor,
    (known) => known.find((one) => one.toLowerCase() === typed) ?? ours(typed, known),
  );
  return isNoted ? ok(null) : fail("INVALID", { fields: { cameBack: ["cameBackUnknown"] } });
}

/** The mail server hands over a letter that came back for good; false where its address is none that we made for anybody. */
export const takeCameBack = (address: string): Promise<boolean> => markCameBack(null, (known) => ours(address, known));

const ours = (address: string, known: readonly string[]) => addressedBy(env().NEXTAUTH_SECRET, address, known);

/**
 * Nothing more is sent to an account, or to somebody told above, whose letter came back; who had asked for news is forgotten.
 * `find` picks one of the addresses that letters go to.
 */
async function markCameBack(
  actor: Actor | null,
  find: (known: readonly string[]) => string | undefined,
): Promise<boolean> {
  const [users, contacts, readers] = await Promise.all([
    db().user.findMany({ select: { email: true } }),
    db().escalationContact.findMany({ select: { email: true } }),
    db().subscription.findMany({ select: { id: true, email: true } }),
  ]);
  const among = (addresses: readonly { email: string }[]) => find(addresses.map(({ email }) => email));
  const email = among([...users, ...contacts]);
  if (!email) return forgetReader(actor, readers, among(readers));
  await db().$transaction(async (tx) => {
    const before = await tx.refusedAddress.findUnique({ where: { email } });
    const after = await tx.refusedAddress.upsert({
      where: { email },
      create: { email, code: CAME_BACK },
      update: { code: CAME_BACK, at: new Date() },
    });
    await recordAudit(tx, actor, {
      action: before ? "edit" : "create",
      entity: "refusedAddress",
      entityId: email,
      before,
      after,
    });
  });
  return true;
}

/** Where nobody else has the address: a resident's is kept nowhere, not in the log either. */
async function forgetReader(
  actor: Actor | null,
  readers: readonly { id: string; email: string }[],
  email: string | undefined,
): Promise<boolean> {
  const own = readers.find((one) => one.email === email);
  if (!own) return false;
  await db().$transaction(async (tx) => {
    await tx.subscription.deleteMany({ where: { email: own.email } });
    const after = { code: CAME_BACK };
    await recordAudit(tx, actor, { action: "create", entity: "refusedAddress", entityId: own.id, after });
  });
  return true;
}

/** An address that was refused is tried again from the next letter on. */
export function allowAddress(actor: Actor, email: string): Promise<Result<null>> {
  return changeRow(actor, {
    find: (tx) => tx.refusedAddress.findUnique({ where: { email } }),
    refusal: mayManage(actor),
    isPossible: () => true,
    change: async (before, tx) => {
      await tx.refusedAddress.deleteMany({ where: { email } });
      return ok({ saved: null, audit: { action: "delete", entity: "refusedAddress", entityId: email, before } });
    },
  });
}
