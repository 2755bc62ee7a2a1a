import "server-only";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, takenAs } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { cityToday } from "@/lib/platform/settings/published";
import { faultOfRename } from "./names";
import { canManageAgencies } from "./policy";
import { isReferredTo } from "./references";
import { type NewAgency, type Rename, type Spelling, spellingSchema } from "./schemas";

export type AgencyRef = { code: string; version: number };
type Saved = Result<{ code: string }, object>;

export async function lockAgency(tx: Transaction, code: string) {
  const known = await tx.agency.findUnique({ where: { code }, select: { id: true } });
  if (!known) return null;
  await lockRow(tx, "agencies", known.id);
  return tx.agency.findUnique({ where: { code }, include: { names: true } });
}

export type LockedAgency = NonNullable<Awaited<ReturnType<typeof lockAgency>>>;

/** What is recorded of one, under the names of the columns. */
export const recorded = ({ code, name, shortName, cityAgency, steward, closedOn }: Omit<LockedAgency, "names">) => ({
  code,
  name,
  shortName,
  cityAgency,
  steward,
  closedOn: dayOf(closedOn),
});

const dated = ({ names }: LockedAgency) => names.map(({ fromOn, ...name }) => ({ ...name, fromOn: dayOf(fromOn) }));

export async function createAgency(actor: Actor, { kind, ...fields }: NewAgency): Promise<Saved> {
  if (!canManageAgencies(actor)) return fail("FORBIDDEN");
  const making = db().$transaction(async (tx) => {
    const made = await tx.agency.create({ data: { ...fields, cityAgency: kind === "CITY" } });
    await recordAudit(tx, actor, { action: "create", entity: "agency", entityId: made.id, after: recorded(made) });
    return ok({ code: made.code });
  });
  return making.catch(takenAs("code", "codeTaken"));
}

const common = (actor: Actor, ref: AgencyRef) => ({
  find: (tx: Transaction) => lockAgency(tx, ref.code),
  refusal: () => (canManageAgencies(actor) ? null : ("FORBIDDEN" as const)),
  isPossible: ({ closedOn }: LockedAgency) => closedOn === null,
  isStale: ({ version }: LockedAgency) => version !== ref.version,
  current: ({ name, shortName, version }: LockedAgency): object => ({ name, shortName, version }),
});

/** Puts a slip of the pen right; the name is the same one, so no day is asked. */
export function correctSpelling(actor: Actor, ref: AgencyRef, fields: Spelling): Promise<Saved> {
  return changeRow<LockedAgency, { code: string }, object>(actor, {
    ...common(actor, ref),
    change: async (before, tx) => {
      const newest = dated(before)
        .sort((a, b) => (a.fromOn ?? "").localeCompare(b.fromOn ?? ""))
        .at(-1);
      if (newest) await tx.agencyName.update({ where: { id: newest.id }, data: fields });
      const data = { ...fields, version: { increment: 1 } };
      const after = await tx.agency.update({ where: { id: before.id }, data });
      const about = { entity: "agency", entityId: before.id, before: recorded(before), after: recorded(after) };
      return ok({ saved: { code: after.code }, audit: { action: "edit", ...about } });
    },
  });
}

/** A new name from a day on, with the regulation that says so; what was published keeps the name of its day. */
export async function renameAgency(actor: Actor, ref: AgencyRef, command: Rename): Promise<Saved> {
  const today = await cityToday();
  return changeRow<LockedAgency, { code: string }, object>(actor, {
    ...common(actor, ref),
    change: async (before, tx) => {
      const fault = faultOfRename(before, dated(before), command, today);
      if (fault) return fail("INVALID", { fields: { [fault.field]: [fault.fault] } });
      const { fromOn, legalBasis, ...fields } = command;
      const agencyId = before.id;
      if (before.names.length === 0) {
        const { name, shortName } = before;
        await tx.agencyName.create({ data: { agencyId, name, shortName, fromOn: null } });
      }
      await tx.agencyName.create({ data: { agencyId, ...fields, legalBasis, fromOn: dateOf(fromOn) } });
      const after = await tx.agency.update({ where: { id: agencyId }, data: { ...fields, version: { increment: 1 } } });
      const audit = {
        action: "rename",
        entity: "agency",
        entityId: agencyId,
        before: recorded(before),
        after: { ...recorded(after), fromOn, legalBasis },
      };
      return ok({ saved: { code: after.code }, audit });
    },
  });
}

/**
 * Back to an earlier spelling of the present name. A name of other days is no slip: what was published keeps the name of
 * its day, so going back to one is a new name with its own regulation.
 */
export async function restoreAgency(
  actor: Actor,
  { id, version }: { id: string; version: number },
  state: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const agency = await db().agency.findUnique({ where: { id }, include: { names: true } });
  if (!agency) return fail("NOT_FOUND");
  const since = dated(agency).map(({ fromOn }) => fromOn ?? "");
  if ((state.fromOn ?? "") !== (since.sort().at(-1) ?? ""))
    return fail("INVALID", { fields: { name: ["nameOfOtherDays"] } });
  const read = readRestored(spellingSchema, state);
  return read.ok ? correctSpelling(actor, { code: agency.code, version }, read.value) : read;
}

/** Only one that was never used, such as one that was entered twice; IN_USE otherwise: it is closed, merged or renamed. */
export function deleteAgency(actor: Actor, ref: AgencyRef): Promise<Saved> {
  return changeRow<LockedAgency, { code: string }, object>(actor, {
    ...common(actor, ref),
    change: async (before, tx) => {
      if (await isReferredTo(tx, before.id)) return fail("IN_USE");
      await tx.agency.delete({ where: { id: before.id }, select: { id: true } });
      const about = { entity: "agency", entityId: before.id, before: recorded(before) };
      return ok({ saved: { code: before.code }, audit: { action: "delete", ...about } });
    },
  });
}
