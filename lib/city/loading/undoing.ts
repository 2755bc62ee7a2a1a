import type { AuditRecord } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";

/** A row that a load wrote: made where nothing stood before it. */
export type WrittenRow = { entityId: string; before: Image | null; after: Image };
export type Image = Readonly<Record<string, unknown>>;
type Undoer = (tx: Transaction, rows: WrittenRow[], way: Way) => Promise<unknown>;
type Way = { actor: Actor; file: string };

/**
 * Takes back what a load wrote, the last tables first: what it made goes, what it changed gets back what stood before. A
 * row that something else hangs on is held by its keys, and with it everything else.
 */
export async function undoLoad(tx: Transaction, rows: ReadonlyMap<string, WrittenRow[]>, way: Way) {
  const events: AuditRecord[] = [];
  for (const [entity, undo] of Object.entries(UNDOERS)) {
    const own = rows.get(entity) ?? [];
    if (own.length === 0) continue;
    await undo(tx, own, way);
    for (const { entityId, before, after } of own)
      events.push({ action: "undo", entity, entityId, before: after, after: before });
  }
  return events;
}

const madeIn = (rows: readonly WrittenRow[]) =>
  rows.filter(({ before }) => before === null).map(({ entityId }) => entityId);
const changedIn = (rows: readonly WrittenRow[]) =>
  rows.flatMap(({ entityId: id, before }) => (before ? [{ id, before }] : []));

/** The columns as they stood; an image holds instants and figures as texts, which the database reads. */
const columns = (before: Image, names: readonly string[]): Record<string, never> =>
  Object.fromEntries(names.filter((name) => name in before).map((name) => [name, before[name]])) as never;

const NEXT = { version: { increment: 1 } } as const;
/** Back to a draft that nobody handed in: only such a one is thrown away (trigger). */
const NEVER_HANDED_IN = { status: "DRAFT", submittedById: null, submittedAt: null } as const;
const STEPS = ["status", "submittedById", "submittedAt", "enteredByIds"] as const;
const idIn = (rows: readonly WrittenRow[]) => ({ id: { in: madeIn(rows) } });

const funding: Undoer = async (tx, rows) => {
  await tx.programmeFunding.updateMany({ where: idIn(rows), data: NEVER_HANDED_IN });
  await tx.programmeFunding.deleteMany({ where: idIn(rows) });
  for (const { id, before } of changedIn(rows)) {
    const data = { ...columns(before, [...STEPS, "planned", "spent", "source"]), ...NEXT };
    await tx.programmeFunding.update({ where: { id }, data });
  }
};

const values: Undoer = async (tx, rows) => {
  await tx.indicatorValue.updateMany({ where: idIn(rows), data: NEVER_HANDED_IN });
  await tx.indicatorValue.deleteMany({ where: idIn(rows) });
  for (const { id, before } of changedIn(rows)) {
    const data = { ...columns(before, [...STEPS, "value", "state", "certainty", "note", "source"]), ...NEXT };
    await tx.indicatorValue.update({ where: { id }, data });
  }
};

const milestones: Undoer = async (tx, rows) => {
  await tx.programmeMilestone.updateMany({ where: idIn(rows), data: NEVER_HANDED_IN });
  await tx.programmeMilestone.deleteMany({ where: idIn(rows) });
  for (const { id, before } of changedIn(rows)) {
    const own = ["titleId", "titleEn", "dueOn", "state", "doneOn", "droppedReason"];
    await tx.programmeMilestone.update({ where: { id }, data: { ...columns(before, [...STEPS, ...own]), ...NEXT } });
  }
};

const years: Undoer = async (tx, rows) => {
  await tx.programmeYear.updateMany({ where: idIn(rows), data: NEVER_HANDED_IN });
  await tx.programmeYear.deleteMany({ where: idIn(rows) });
  for (const { id, before } of changedIn(rows)) {
    const data = { ...columns(before, [...STEPS, "planned", "running", "source"]), ...NEXT };
    await tx.programmeYear.update({ where: { id }, data });
  }
};

/** One that the public reads is withdrawn, with its reason; the trigger keeps what it said. */
const targets: Undoer = async (tx, rows, { actor, file }) => {
  const said = { reason: `Muatan ${file} dibatalkan`, changedById: actor.id, ...NEXT };
  await tx.indicatorTarget.deleteMany({ where: { ...idIn(rows), indicator: { publishedAt: null } } });
  for (const { id } of await tx.indicatorTarget.findMany({ where: idIn(rows), select: { id: true } }))
    await tx.indicatorTarget.update({ where: { id }, data: { ...said, withdrawnAt: new Date() } });
  for (const { id, before } of changedIn(rows)) {
    const own = ["kind", "value", "low", "high", "state", "plan", "source", "withdrawnAt"];
    await tx.indicatorTarget.update({ where: { id }, data: { ...columns(before, own), ...said } });
  }
};

const indicators: Undoer = async (tx, rows) => {
  await tx.indicatorDefinition.deleteMany({ where: { indicatorId: { in: madeIn(rows) } } });
  await tx.indicator.deleteMany({ where: idIn(rows) });
  for (const { id, before } of changedIn(rows)) {
    const data = {
      ...columns(before, ["nameId", "nameEn", "meaningId", "meaningEn", "agencyId", "programmeId"]),
      ...NEXT,
    };
    await tx.indicator.update({ where: { id }, data });
  }
};

const programmes: Undoer = async (tx, rows) => {
  await tx.programme.deleteMany({ where: idIn(rows) });
  for (const { id, before } of changedIn(rows)) {
    const own = ["code", "name", "pillarId", "agencyId", "quickWin", "status", "benefitId", "benefitEn"];
    const more = ["descriptionId", "masterplanFrom", "masterplanTo", "source"];
    await tx.programme.update({ where: { id }, data: { ...columns(before, [...own, ...more]), ...NEXT } });
  }
};

/** By the entity of their events, the last written first. */
const UNDOERS: Readonly<Record<string, Undoer>> = {
  programmeFunding: funding,
  indicatorValue: values,
  indicatorTarget: targets,
  indicator: indicators,
  programmeMilestone: milestones,
  programmeYear: years,
  programme: programmes,
  kelurahan: (tx, rows) => tx.kelurahan.deleteMany({ where: idIn(rows) }),
  user: (tx, rows) => tx.user.deleteMany({ where: idIn(rows) }),
  agency: (tx, rows) => tx.agency.deleteMany({ where: idIn(rows) }),
};
