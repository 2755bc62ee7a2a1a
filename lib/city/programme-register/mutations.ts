import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { z } from "zod";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, takenAs } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf } from "@/lib/platform/format/date";
import { isId } from "@/lib/platform/forms/typed";
import { asEditable, asTypedProgramme, slugOfName, WHOLE, type WholeProgramme } from "./editable";
import { canKeepRegister } from "./policy";
import { isReferredTo } from "./references";
import { type Closing, type PartnerFields, type ProgrammeFields, partnerSchema, programmeSchema } from "./schemas";

export type ProgrammeRef = { id: string; version: number };
/** `wasPublic`: public pages show it, and are made anew. */
export type SavedProgramme = ProgrammeRef & { slug: string; wasPublic: boolean };
type Saved = Result<SavedProgramme, object>;

const ENTITY = "programme";
const CLOSED = ["STOPPED", "FINISHED"];

async function load(tx: Transaction, id: string): Promise<WholeProgramme | null> {
  await lockRow(tx, "programmes", id);
  return tx.programme.findUnique({ where: { id }, include: WHOLE });
}

const savedAs = ({ id, version, slug, publishedAt }: WholeProgramme): SavedProgramme => ({
  ...{ id, version, slug },
  wasPublic: publishedAt !== null,
});

/** One step of a programme that exists; `write` returns it as it is then, or what is wrong. */
function change(
  actor: Actor,
  ref: ProgrammeRef,
  action: string,
  write: (row: WholeProgramme, tx: Transaction) => Promise<Result<WholeProgramme, object>>,
  isPossible: (row: WholeProgramme) => boolean = () => true,
): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => load(tx, ref.id),
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible,
    isStale: (row) => row.version !== ref.version,
    current: (row): object => asTypedProgramme(row),
    change: async (row, tx) => {
      const written = await write(row, tx);
      if (!written.ok) return written;
      const after = written.value;
      return ok({
        saved: savedAs(after),
        audit: { action, entity: ENTITY, entityId: row.id, before: asEditable(row), after: asEditable(after) },
      });
    },
  });
}

/** A new programme, which nobody but the office sees until it is published. */
export async function createProgramme(actor: Actor, fields: ProgrammeFields): Promise<Saved> {
  if (!canKeepRegister(actor)) return fail("FORBIDDEN");
  const making = db().$transaction(async (tx): Promise<Saved> => {
    const read = await columnsOf(tx, fields, null);
    if (!read.ok) return read;
    const { supports, kelurahan, ...columns } = read.value;
    const data = {
      ...columns,
      slug: await freeSlug(tx, fields.name),
      supports: { create: supports.map((agencyId) => ({ agencyId })) },
      kelurahan: { create: kelurahan.map((kelurahanId) => ({ kelurahanId })) },
    };
    const after = await tx.programme.create({ data, include: WHOLE });
    await recordAudit(tx, actor, { action: "create", entity: ENTITY, entityId: after.id, after: asEditable(after) });
    return ok(savedAs(after));
  });
  return making.catch(takenAs("code", "codeUsed"));
}

/** A closed programme that is given another status runs again: its day and reason of closing go into the history. */
export function editProgramme(
  actor: Actor,
  ref: ProgrammeRef,
  fields: ProgrammeFields,
  partners?: PartnerFields[],
): Promise<Saved> {
  return change(actor, ref, "edit", async (row, tx) => {
    const read = await columnsOf(tx, fields, row);
    if (!read.ok) return read;
    const { supports, kelurahan, ...columns } = read.value;
    const isClosed = columns.status !== null && CLOSED.includes(columns.status);
    const data = {
      ...columns,
      ...(isClosed ? {} : { closedOn: null, closedReason: "" }),
      supports: { deleteMany: {}, create: supports.map((agencyId) => ({ agencyId })) },
      kelurahan: { deleteMany: {}, create: kelurahan.map((kelurahanId) => ({ kelurahanId })) },
      ...(partners ? { partners: inOrder(partners) } : {}),
      version: { increment: 1 },
    };
    return ok(await tx.programme.update({ where: { id: row.id }, data, include: WHOLE }));
  }).catch(takenAs("code", "codeUsed"));
}

const inOrder = (partners: readonly PartnerFields[]) => ({
  deleteMany: {},
  create: partners.map((partner, index) => ({ ...partner, order: index + 1 })),
});

/** Back to an earlier state with its partners, by the rules of its forms; INVALID where they refuse it today or a name of it is nobody's now. */
export async function restoreProgramme(
  actor: Actor,
  ref: ProgrammeRef,
  state: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const {
    pillar: pillarCode,
    agency: agencyCode,
    kelurahan,
    quickWin,
    partners,
    closedOn: _day,
    closedReason: _why,
    ...rest
  } = state;
  const names = Array.isArray(kelurahan) ? kelurahan.filter((name) => typeof name === "string") : [];
  const wards = await idsOfNames(ref, names);
  if (!wards) return fail("INVALID", { fields: { kelurahan: ["kelurahanGone"] } });
  const fields = readRestored(programmeSchema, {
    ...rest,
    ...{ pillarCode, agencyCode, kelurahan: wards, quickWin: quickWin === true ? "true" : null },
  });
  if (!fields.ok) return fields;
  // What a load or an old event recorded may not know of partners: then they stay.
  const kept = z.array(partnerSchema).optional().safeParse(partners);
  if (!kept.success) return fail("INVALID", { fields: { partners: ["invalid"] } });
  return editProgramme(actor, ref, fields.value, kept.data);
}

/** Each name is one kelurahan's, open or of the programme already; null where one is nobody's, or of two kecamatan. */
async function idsOfNames({ id }: ProgrammeRef, names: readonly string[]): Promise<string[] | null> {
  const held = { programmes: { some: { programmeId: id } } };
  const rows = await db().kelurahan.findMany({
    where: { name: { in: [...names] }, OR: [{ closedOn: null }, held] },
    select: { id: true },
  });
  return rows.length === names.length ? rows.map((row) => row.id) : null;
}

export function publishProgramme(actor: Actor, ref: ProgrammeRef): Promise<Saved> {
  return change(
    actor,
    ref,
    "publish",
    async (row, tx) => {
      const data = { publishedAt: new Date(), version: { increment: 1 } };
      return ok(await tx.programme.update({ where: { id: row.id }, data, include: WHOLE }));
    },
    ({ publishedAt }) => publishedAt === null,
  );
}

/** It stays public with the mark, its day and its reason. */
export function closeProgramme(actor: Actor, ref: ProgrammeRef, { closedOn, ...closing }: Closing): Promise<Saved> {
  return change(
    actor,
    ref,
    "close",
    async (row, tx) => {
      if (closedOn > (await cityToday())) return fail("INVALID", { fields: { closedOn: ["dayFuture"] } });
      // A start that is known by its year or month alone is compared as far as it goes.
      if (row.startedPeriod && closedOn.slice(0, row.startedPeriod.length) < row.startedPeriod)
        return fail("INVALID", { fields: { closedOn: ["dayOrder"] } });
      const data = { ...closing, closedOn: dateOf(closedOn), version: { increment: 1 } };
      return ok(await tx.programme.update({ where: { id: row.id }, data, include: WHOLE }));
    },
    ({ closedOn: before }) => before === null,
  );
}

export function savePartners(actor: Actor, ref: ProgrammeRef, partners: PartnerFields[]): Promise<Saved> {
  return change(actor, ref, "editPartners", async (row, tx) => {
    const data = { partners: inOrder(partners), version: { increment: 1 } };
    return ok(await tx.programme.update({ where: { id: row.id }, data, include: WHOLE }));
  });
}

/** Only what was never published and nothing hangs on: WRONG_STATE otherwise, and the page says what to do instead. */
export function deleteProgramme(actor: Actor, ref: ProgrammeRef): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => load(tx, ref.id),
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible: ({ publishedAt }) => publishedAt === null,
    isStale: (row) => row.version !== ref.version,
    current: (row): object => asTypedProgramme(row),
    change: async (row, tx) => {
      if (await isReferredTo(tx, row.id)) return fail("WRONG_STATE");
      await tx.programme.delete({ where: { id: row.id }, select: { id: true } });
      const audit = { action: "delete", entity: ENTITY, entityId: row.id, before: asEditable(row) };
      return ok({ saved: savedAs(row), audit });
    },
  });
}

/** The columns to write, with codes looked up; everything that is wrong at once. */
async function columnsOf(tx: Transaction, fields: ProgrammeFields, row: WholeProgramme | null) {
  const { pillarCode, agencyCode, supports, kelurahan, quickWin, ...rest } = fields;
  const [pillar, agency, helpers, places] = await Promise.all([
    tx.pillar.findUnique({ where: { code: pillarCode, cityPillar: true } }),
    tx.agency.findFirst({ where: { code: agencyCode, OR: openOr(row && [row.agencyId]) } }),
    tx.agency.findMany({
      where: { code: { in: supports }, OR: openOr(row?.supports.map(({ agencyId }) => agencyId)) },
    }),
    tx.kelurahan.findMany({
      where: { id: { in: kelurahan.filter(isId) }, OR: openOr(row?.kelurahan.map((one) => one.kelurahan.id)) },
      select: { id: true },
    }),
  ]);
  const faults: Record<string, string[]> = {};
  if (!pillar) faults.pillarCode = ["required"];
  if (!agency) faults.agencyCode = ["agencyGone"];
  if (helpers.length !== new Set(supports).size) faults.supports = ["agencyGone"];
  if (supports.includes(agencyCode)) faults.supports = ["supportsItself"];
  if (places.length !== new Set(kelurahan).size) faults.kelurahan = ["kelurahanGone"];
  const { masterplanFrom: from = null, masterplanTo: to = null, startedPeriod, endedPeriod } = rest;
  if (from !== null && to !== null && from > to) faults.masterplanTo = ["dayOrder"];
  if (startedPeriod && endedPeriod && endedPeriod < startedPeriod.slice(0, endedPeriod.length))
    faults.endedPeriod = ["dayOrder"];
  if (rest.status && CLOSED.includes(rest.status) && row?.status !== rest.status) faults.status = ["closeByForm"];
  if (pillar && rest.subDimension && !(await isOfPillar(tx, pillar.id, rest.subDimension)))
    faults.subDimension = ["subDimensionOfPillar"];
  if (!pillar || !agency || Object.keys(faults).length > 0) return fail<never>("INVALID", { fields: faults });
  return ok({
    ...rest,
    code: rest.code || null,
    subDimension: rest.subDimension || null,
    status: rest.status ?? null,
    startedPeriod: startedPeriod ?? null,
    endedPeriod: endedPeriod ?? null,
    masterplanFrom: from,
    masterplanTo: to,
    quickWin: quickWin === "true",
    pillarId: pillar.id,
    agencyId: agency.id,
    supports: helpers.map(({ id }) => id),
    kelurahan: places.map(({ id }) => id),
  });
}

/** What is open, or what the row has already. */
const openOr = (held: readonly string[] | null | undefined) => [{ closedOn: null }, { id: { in: [...(held ?? [])] } }];

const isOfPillar = async (tx: Transaction, pillarId: string, code: string) =>
  (await tx.subDimension.count({ where: { code, instrumentPillar: { pillarId } } })) > 0;

/** The name's own address, or with a number behind it where there is one already. */
async function freeSlug(tx: Transaction, name: string): Promise<string> {
  // Two of one name at once would be given the same one.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('enam-pilar/programme-address'))`;
  const slug = slugOfName(name);
  const taken = await tx.programme.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  const known = new Set(taken.map((one) => one.slug));
  let free = slug;
  for (let number = 2; known.has(free); number += 1) free = `${slug}-${number}`;
  return free;
}

/** Back to an earlier bound. */
export const restoreFocus = (actor: Actor, { version }: { version: number }, { mostActive }: Record<string, unknown>) =>
  saveFocus(actor, version, typeof mostActive === "number" ? mostActive : null);

/** From how many active programmes on a pillar is said to have too many; null says it never. */
export function saveFocus(actor: Actor, version: number, mostActive: number | null): Promise<Result<null, object>> {
  return changeRow(actor, {
    find: async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM programme_focus WHERE "id" = 1 FOR UPDATE`;
      return tx.programmeFocus.findUnique({ where: { id: 1 } });
    },
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible: () => true,
    isStale: (row) => row.version !== version,
    current: (row): object => ({ mostActive: row.mostActive, version: row.version }),
    change: async (before, tx) => {
      const after = await tx.programmeFocus.update({
        where: { id: 1 },
        data: { mostActive, version: { increment: 1 } },
      });
      return ok({ saved: null, audit: { action: "edit", entity: "programmeFocus", entityId: "1", before, after } });
    },
  });
}
