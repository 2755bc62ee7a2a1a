import "server-only";
import { faultOfRename } from "@/lib/city/agencies/names";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { cityToday } from "@/lib/platform/settings/published";
import { isReferredTo } from "./references";
import type { ListAbout, RenameKelurahan, SplitKelurahan } from "./schemas";
import { compareKelurahan, type KelurahanChange, type ListedKelurahan } from "./sheet";

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
      await addName(tx, row, command);
      const after = await tx.kelurahan.update({ where: { id: row.id }, data: { name: command.name, version: NEXT } });
      const { fromOn, legalBasis } = command;
      const about = { entity: "kelurahan", entityId: row.id, before: recorded(row) };
      return ok({
        saved: { id: row.id },
        audit: { action: "rename", ...about, after: { ...recorded(after), fromOn, legalBasis } },
      });
    },
  });
}

/** A part of it, or all, is another kelurahan from a day on; its figures of the past stay its own. */
export async function splitKelurahan(actor: Actor, ref: Ref, command: SplitKelurahan): Promise<Saved> {
  const today = await cityToday();
  return changeRow<Locked, { id: string }, object>(actor, {
    ...common(actor, ref),
    change: async (row, tx) => {
      const { toId, on, basis, closes } = command;
      if (on > today) return fail("INVALID", { fields: { on: ["dayFuture"] } });
      const to = await tx.kelurahan.findFirst({ where: { id: toId, closedOn: null } });
      if (!to || to.id === row.id) return fail("INVALID", { fields: { toId: ["required"] } });
      const kind = closes ? ("MERGE" as const) : ("SPLIT" as const);
      const data = { kind, fromId: row.id, toId, on: dateOf(on), legalBasis: basis, createdById: actor.id };
      await tx.kelurahanSuccession.createMany({ data, skipDuplicates: true });
      const closedOn = closes ? dateOf(on) : null;
      const after = await tx.kelurahan.update({ where: { id: row.id }, data: { closedOn, version: NEXT } });
      const told = { ...recorded(after), to: to.name, on, legalBasis: basis };
      const about = { entity: "kelurahan", entityId: row.id, before: recorded(row), after: told };
      return ok({ saved: { id: row.id }, audit: { action: "split", ...about } });
    },
  });
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
  return rows.map((row) => ({ ...row, former: row.names.map(({ name }) => name) }));
}

export type ListPreview = { changes: KelurahanChange[]; absent: string[] };

/** What the list would change; nothing is written. */
export async function previewList(actor: Actor, rows: readonly ListedKelurahan[]): Promise<Result<ListPreview>> {
  if (!canManageAgencies(actor)) return fail("FORBIDDEN");
  return ok(compareKelurahan(await db().$transaction(known), rows));
}

/** All of the list or nothing; what it does not hold stays. */
export async function importList(
  actor: Actor,
  about: ListAbout,
  rows: readonly ListedKelurahan[],
): Promise<Result<{ count: number }>> {
  if (!canManageAgencies(actor)) return fail("FORBIDDEN");
  if (about.listedOn > (await cityToday())) return fail("INVALID", { fields: { listedOn: ["dayFuture"] } });
  return db().$transaction(
    async (tx) => {
      // Of two lists at once the second finds what the first one did.
      await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext('enam-pilar/kelurahan'))) AS held`;
      const changes = compareKelurahan(await known(tx), rows).changes.filter(({ kind }) => kind !== "unchanged");
      for (const change of changes) await apply(tx, actor, change, about);
      return ok({ count: changes.length });
    },
    { timeout: 60_000 },
  );
}

async function apply(tx: Transaction, actor: Actor, change: KelurahanChange, { listedOn, legalBasis }: ListAbout) {
  const { row } = change;
  const data = { ...row, codeListedOn: dateOf(listedOn) };
  if (change.kind === "added") {
    const made = await tx.kelurahan.create({ data });
    const after = { ...recorded(made), legalBasis };
    await recordAudit(tx, actor, { action: "create", entity: "kelurahan", entityId: made.id, after });
    return;
  }
  const before = await lock(tx, change.id);
  if (!before) return;
  if (change.kind === "renamed") await addName(tx, before, { name: row.name, fromOn: listedOn, legalBasis });
  // A list in capitals does not change how the name is written here.
  const name = change.kind === "renamed" ? row.name : before.name;
  const after = await tx.kelurahan.update({ where: { id: before.id }, data: { ...data, name, version: NEXT } });
  const about = { entity: "kelurahan", entityId: before.id, before: recorded(before) };
  const action = change.kind === "renamed" ? "rename" : "edit";
  await recordAudit(tx, actor, { action, ...about, after: { ...recorded(after), legalBasis } });
}
