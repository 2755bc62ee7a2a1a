import "server-only";
import { faultOfRename, faultOfSuccession } from "@/lib/city/agencies/names";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import { asEditable, WHOLE } from "@/lib/city/programme-register/editable";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, takenAs } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { isId } from "@/lib/platform/forms/typed";
import { cityToday } from "@/lib/platform/settings/published";
import { isReferredTo } from "./references";
import type { ListAbout, RenameKelurahan, SplitKelurahan } from "./schemas";
import {
  compareKelurahan,
  faultsOfChanges,
  faultsOfRows,
  type KelurahanChange,
  type ListedKelurahan,
  type SheetFault,
} from "./sheet";

type Ref = { id: string; version: number };
type Saved = Result<{ id: string }, object>;
const NEXT = { increment: 1 } as const;

async function lock(tx: Transaction, id: string) {
  await lockRow(tx, "kelurahan", id);
  return tx.kelurahan.findUnique({ where: { id }, include: { names: true } });
}
type Locked = NonNullable<Awaited<ReturnType<typeof lock>>>;

const recorded = (row: Omit<Locked, "names">) => ({
  name: row.name,
  code: row.code,
  codeListedOn: dayOf(row.codeListedOn),
  kecamatanCode: row.kecamatanCode,
  kecamatan: row.kecamatan,
  areaKm2: row.areaKm2?.toFixed() ?? null,
  closedOn: dayOf(row.closedOn),
});

const common = (actor: Actor, ref: Ref) => ({
  find: (tx: Transaction) => lock(tx, ref.id),
  refusal: () => (canManageAgencies(actor) ? null : ("FORBIDDEN" as const)),
  isPossible: ({ closedOn }: Locked) => closedOn === null,
  isStale: ({ version }: Locked) => version !== ref.version,
  current: ({ name, version }: Locked): object => ({ name, version }),
});

async function addName(tx: Transaction, row: Locked, given: { name: string; fromOn: string; legalBasis: string }) {
  const kelurahanId = row.id;
  if (row.names.length === 0) await tx.kelurahanName.create({ data: { kelurahanId, name: row.name, fromOn: null } });
  const { name, legalBasis, fromOn } = given;
  await tx.kelurahanName.create({ data: { kelurahanId, name, legalBasis, fromOn: dateOf(fromOn) } });
}

/** A new name from a day on. */
export async function renameKelurahan(actor: Actor, ref: Ref, command: RenameKelurahan): Promise<Saved> {
  const today = await cityToday();
  return changeRow<Locked, { id: string }, object>(actor, {
    ...common(actor, ref),
    change: async (row, tx) => {
      const named = (one: { name: string }) => ({ name: one.name, shortName: one.name });
      const names = row.names.map((one) => ({ ...named(one), fromOn: dayOf(one.fromOn) }));
      const fault = faultOfRename(named(row), names, { ...named(command), fromOn: command.fromOn }, today);
      if (fault) return fail("INVALID", { fields: { [fault.field]: [fault.fault] } });
      const where = { kecamatanCode_name: { kecamatanCode: row.kecamatanCode, name: command.name } };
      const other = await tx.kelurahan.findUnique({ where, select: { id: true } });
      if (other && other.id !== row.id) return fail("INVALID", { fields: { name: ["kelurahanNamed"] } });
      await addName(tx, row, command);
      const after = await tx.kelurahan.update({ where: { id: row.id }, data: { name: command.name, version: NEXT } });
      const { fromOn, legalBasis } = command;
      const about = { entity: "kelurahan", entityId: row.id, before: recorded(row) };
      return ok({
        saved: { id: row.id },
        audit: { action: "rename", ...about, after: { ...recorded(after), fromOn, legalBasis } },
      });
    },
  }).catch(takenAs("name", "kelurahanNamed"));
}

/**
 * A part of it, or all, is another kelurahan from a day on; its figures of the past stay its own. The programmes that are
 * named go on in the other one, too: both say where they ran and where they run.
 */
export async function splitKelurahan(actor: Actor, ref: Ref, command: SplitKelurahan): Promise<Saved> {
  const today = await cityToday();
  return changeRow<Locked, { id: string }, object>(actor, {
    ...common(actor, ref),
    change: async (row, tx) => {
      const { toId, on, basis, closes, programmes } = command;
      const ofIt = { OR: [{ fromId: row.id }, { toId: row.id }] };
      const before = await tx.kelurahanSuccession.findMany({ where: ofIt, select: { on: true } });
      const known = [...row.names.map(({ fromOn }) => dayOf(fromOn)), ...before.map((one) => dayOf(one.on))];
      const fault = faultOfSuccession({ on, ends: closes }, known, today);
      if (fault) {
        const said = fault === "successionOrder" ? `successionOrder:${row.name}` : fault;
        return fail("INVALID", { fields: { on: [said] } });
      }
      const to = await tx.kelurahan.findFirst({ where: { id: toId, closedOn: null } });
      if (!to || to.id === row.id) return fail("INVALID", { fields: { toId: ["kelurahanGone"] } });
      const kind = closes ? ("MERGE" as const) : ("SPLIT" as const);
      const data = { kind, fromId: row.id, toId, on: dateOf(on), legalBasis: basis, createdById: actor.id };
      await tx.kelurahanSuccession.createMany({ data, skipDuplicates: true });
      await carryOn(tx, actor, programmes, { fromId: row.id, toId });
      const closedOn = closes ? dateOf(on) : null;
      const after = await tx.kelurahan.update({ where: { id: row.id }, data: { closedOn, version: NEXT } });
      const told = { ...recorded(after), to: to.name, on, legalBasis: basis };
      const about = { entity: "kelurahan", entityId: row.id, before: recorded(row), after: told };
      return ok({ saved: { id: row.id }, audit: { action: closes ? "mergeKelurahan" : "split", ...about } });
    },
  });
}

/** Of those that are named, as far as they are open, still run here and not yet there. */
async function carryOn(
  tx: Transaction,
  actor: Actor,
  ids: readonly string[],
  { fromId, toId }: { fromId: string; toId: string },
) {
  const runs = (kelurahanId: string) => ({ kelurahan: { some: { kelurahanId } } });
  const where = { ...runs(fromId), id: { in: ids.filter(isId) }, closedOn: null, NOT: runs(toId) };
  const orderBy = { id: "asc" } as const;
  for (const { id } of await tx.programme.findMany({ where, orderBy, select: { id: true } }))
    await lockRow(tx, "programmes", id);
  // Read once they are held: somebody may have saved one of them meanwhile.
  for (const before of await tx.programme.findMany({ where, orderBy, include: WHOLE })) {
    const data = { version: NEXT, kelurahan: { create: { kelurahanId: toId } } };
    const after = await tx.programme.update({ where: { id: before.id }, data, include: WHOLE });
    const images = { before: asEditable(before), after: asEditable(after) };
    await recordAudit(tx, actor, { action: "carryOn", entity: "programme", entityId: before.id, ...images });
  }
}

/** Only one that was never used; IN_USE otherwise: its figures of the past stay its own. */
export function deleteKelurahan(actor: Actor, ref: Ref): Promise<Saved> {
  return changeRow<Locked, { id: string }, object>(actor, {
    ...common(actor, ref),
    change: async (row, tx) => {
      if (await isReferredTo(tx, row.id)) return fail("IN_USE");
      await tx.kelurahan.delete({ where: { id: row.id }, select: { id: true } });
      const about = { entity: "kelurahan", entityId: row.id, before: recorded(row) };
      return ok({ saved: { id: row.id }, audit: { action: "delete", ...about } });
    },
  });
}

async function known(tx: Transaction) {
  const rows = await tx.kelurahan.findMany({ include: { names: true } });
  return rows.map((row) => ({
    ...row,
    former: row.names.map(({ name }) => name),
    namedOn: row.names.map(({ fromOn }) => dayOf(fromOn) ?? "").reduce((a, b) => (a > b ? a : b), "") || null,
  }));
}

export type ListPreview = { changes: KelurahanChange[]; absent: string[] };
/** Lines that cannot be taken as they are: nothing of the list is. */
export type ListRefused = { faults: SheetFault[] };

function compared(there: Awaited<ReturnType<typeof known>>, rows: readonly ListedKelurahan[], listedOn: string | null) {
  const preview = compareKelurahan(there, rows);
  const faults = [...faultsOfRows(rows), ...faultsOfChanges(there, preview.changes, listedOn)];
  return faults.length > 0 ? { faults } : preview;
}

/** What the list would change; nothing is written. */
export async function previewList(
  actor: Actor,
  about: ListAbout | null,
  rows: readonly ListedKelurahan[],
): Promise<Result<ListPreview | ListRefused>> {
  if (!canManageAgencies(actor)) return fail("FORBIDDEN");
  return ok(compared(await db().$transaction(known), rows, about?.listedOn ?? null));
}

/** All of the list or nothing; what it does not hold stays. */
export async function importList(
  actor: Actor,
  about: ListAbout,
  rows: readonly ListedKelurahan[],
): Promise<Result<{ count: number } | ListRefused>> {
  if (!canManageAgencies(actor)) return fail("FORBIDDEN");
  if (about.listedOn > (await cityToday())) return fail("INVALID", { fields: { listedOn: ["dayFuture"] } });
  const importing = db().$transaction(
    async (tx): Promise<Result<{ count: number } | ListRefused>> => {
      // Of two lists at once the second finds what the first one did.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('enam-pilar/kelurahan'))) AS held`;
      const outcome = compared(await known(tx), rows, about.listedOn);
      if ("faults" in outcome) return ok(outcome);
      const changes = outcome.changes.filter(({ kind }) => kind !== "unchanged");
      const before = new Map<string, Locked>();
      for (const change of changes) {
        const row = "id" in change ? await lock(tx, change.id) : null;
        if (row) before.set(row.id, row);
        // A name that goes from one to another would stand twice for a moment.
        if (row && change.kind === "renamed") await setAside(tx, row.id);
      }
      for (const change of changes) await apply(tx, actor, change, before, about);
      return ok({ count: changes.length });
    },
    { timeout: 60_000 },
  );
  // Somebody gave one of the names while the list was written.
  return importing.catch(takenAs("file", "listClash"));
}

/** Its name is free for another one of the list until it gets its own new one. */
async function setAside(tx: Transaction, id: string) {
  await tx.$executeRaw`UPDATE "kelurahan" SET "name" = "id"::text WHERE "id" = ${id}::uuid`;
}

async function apply(
  tx: Transaction,
  actor: Actor,
  change: KelurahanChange,
  found: ReadonlyMap<string, Locked>,
  { listedOn, legalBasis }: ListAbout,
) {
  const { line: _line, ...row } = change.row;
  const data = { ...row, codeListedOn: dateOf(listedOn) };
  if (change.kind === "added") {
    const made = await tx.kelurahan.create({ data });
    const after = { ...recorded(made), legalBasis };
    await recordAudit(tx, actor, { action: "create", entity: "kelurahan", entityId: made.id, after });
    return;
  }
  const before = found.get(change.id);
  if (!before) return;
  if (change.kind === "renamed") await addName(tx, before, { name: row.name, fromOn: listedOn, legalBasis });
  // A list in capitals does not change how the name is written here.
  const name = change.kind === "renamed" ? row.name : before.name;
  const after = await tx.kelurahan.update({ where: { id: before.id }, data: { ...data, name, version: NEXT } });
  const about = { entity: "kelurahan", entityId: before.id, before: recorded(before) };
  const action = change.kind === "renamed" ? "rename" : "edit";
  await recordAudit(tx, actor, { action, ...about, after: { ...recorded(after), legalBasis } });
}
