import "server-only";
import { changeDraft, type SavedInstrument } from "@/lib/evaluation/instruments/mutations";
import type { InstrumentRef } from "@/lib/evaluation/instruments/schemas";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { ItemFields, SheetItem } from "./schemas";
import { compareItems, type Fault, readQuestionnaire, type SheetChange, toRow } from "./sheet";

type Saved = Promise<Result<SavedInstrument, { version: number }>>;

const invalid = (field: string, message: string) => fail<never>("INVALID", { fields: { [field]: [message] } });

/** Adds an item, or changes the one that is named; at `order` among all, or at the end. */
export function saveItem(actor: Actor, ref: InstrumentRef, known: string | null, fields: ItemFields): Saved {
  return changeDraft(actor, ref, known ? "editItem" : "addItem", async (tx, { id: instrumentId }) => {
    const { itemCode: code, place, order, ...rest } = fields;
    const before = known
      ? await tx.questionnaireItem.findUnique({ where: { instrumentId_code: { instrumentId, code: known } } })
      : null;
    if (known && !before) return fail("NOT_FOUND");
    if (!(await tx.instrumentSection.findFirst({ where: { id: rest.sectionId, instrumentId } })))
      return invalid("sectionId", "required");
    const where = await findPlace(tx, instrumentId, place);
    if (!where) return invalid("place", "invalid");
    const twin = await tx.questionnaireItem.findUnique({ where: { instrumentId_code: { instrumentId, code } } });
    if (twin && twin.id !== before?.id) return invalid("itemCode", "codeTwice");
    const { formNumber, formOrder = null, proposal = null } = rest;
    const data = { ...rest, ...where, code, formNumber: formNumber || null, formOrder, proposal };
    const after = before
      ? await tx.questionnaireItem.update({ where: { id: before.id }, data })
      : await tx.questionnaireItem.create({
          data: { ...data, instrumentId, order: await nextOrder(tx, instrumentId) },
        });
    if (order !== undefined && order !== after.order) await moveTo(tx, after, order);
    return ok({ before, after });
  });
}

export function removeItem(actor: Actor, ref: InstrumentRef, code: string): Saved {
  return changeDraft(actor, ref, "removeItem", async (tx, { id: instrumentId }) => {
    const before = await tx.questionnaireItem.findUnique({ where: { instrumentId_code: { instrumentId, code } } });
    if (!before) return fail("NOT_FOUND");
    await tx.questionnaireItem.delete({ where: { id: before.id } });
    return ok({ before });
  });
}

async function findPlace(tx: Transaction, instrumentId: string, place: string) {
  const [pillar = "", sub] = place.split(":");
  if (pillar === "") return { instrumentPillarId: null, subDimensionId: null };
  const found = await tx.instrumentPillar.findFirst({
    where: { instrumentId, pillar: { code: pillar } },
    include: { subDimensions: true },
  });
  const subDimension = found?.subDimensions.find(({ code }) => code === sub);
  if (!found || (sub && !subDimension)) return null;
  return { instrumentPillarId: found.id, subDimensionId: subDimension?.id ?? null };
}

async function nextOrder(tx: Transaction, instrumentId: string): Promise<number> {
  const { _max } = await tx.questionnaireItem.aggregate({ where: { instrumentId }, _max: { order: true } });
  return (_max.order ?? 0) + 1;
}

async function moveTo(tx: Transaction, item: { id: string; instrumentId: string }, order: number) {
  const rest = await tx.questionnaireItem.findMany({
    where: { instrumentId: item.instrumentId, id: { not: item.id } },
    orderBy: { order: "asc" },
    select: { id: true },
  });
  const ids = rest.map(({ id }) => id);
  ids.splice(order - 1, 0, item.id);
  await number(tx, ids);
}

/** 1, 2, 3 … in the given order. Through negative numbers, since no two items may hold one place even for a moment. */
async function number(tx: Transaction, ids: string[]) {
  await tx.$executeRaw`UPDATE "questionnaire_items" q SET "order" = -v.n::int
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS v(id, n) WHERE q."id" = v.id`;
  await tx.$executeRaw`UPDATE "questionnaire_items" SET "order" = -"order" WHERE "id" = ANY(${ids}::uuid[])`;
}

/** Whether the actor may import into this version at all: asked before anything of a file is read. */
export async function mayImport(actor: Actor, ref: InstrumentRef): Promise<AppError<{ version: number }> | null> {
  const asked = await changeDraft(actor, ref, "importQuestionnaire", async () => fail<never>("CONFIRMATION_NEEDED"));
  return asked.ok || asked.error.code === "CONFIRMATION_NEEDED" ? null : asked.error;
}

export type Imported = { change: SheetChange } | { faults: Fault[] };

/**
 * Takes over a whole questionnaire from the rows of a workbook, or says every fault and changes nothing. With `apply`
 * false it only says what it would do. Items are known by their code.
 */
export async function importQuestionnaire(
  actor: Actor,
  ref: InstrumentRef,
  rows: Parameters<typeof readQuestionnaire>[0],
  apply: boolean,
): Promise<Result<Imported, { version: number }>> {
  let outcome: Imported | null = null;
  const saved = await changeDraft(actor, ref, "importQuestionnaire", async (tx, { id }) => {
    const ground = await readGround(tx, id);
    const { items, faults } = readQuestionnaire(rows, ground.catalogue);
    const change = compareItems(ground.items, items);
    outcome = faults.length > 0 ? { faults } : { change };
    // Seen only: the refusal rolls back the version that was claimed, too.
    if (faults.length > 0 || !apply) return fail<never>("CONFIRMATION_NEEDED");
    await writeItems(tx, id, ground, items, change);
    return ok({ before: { items: ground.items.map(toRow) }, after: { items: items.map(toRow) } });
  });
  if (outcome && (saved.ok || saved.error.code === "CONFIRMATION_NEEDED")) return ok(outcome);
  return saved.ok ? fail("NOT_FOUND") : saved;
}

type Ground = Awaited<ReturnType<typeof readGround>>;

async function readGround(tx: Transaction, id: string) {
  const { sections, pillars, items } = await tx.instrument.findUniqueOrThrow({
    where: { id },
    include: {
      sections: true,
      pillars: { include: { pillar: true, subDimensions: true } },
      items: { orderBy: { order: "asc" } },
    },
  });
  const subDimensions = pillars.flatMap((pillar) => pillar.subDimensions);
  return {
    sectionIds: new Map(sections.map((section) => [section.code, section.id])),
    pillars: new Map(pillars.map((pillar) => [pillar.pillar.code, pillar])),
    itemIds: new Map(items.map((item) => [item.code, item.id])),
    catalogue: {
      sections: sections.map(({ code }) => code),
      pillars: pillars.map((one) => ({
        code: one.pillar.code,
        subDimensions: one.subDimensions.map(({ code }) => code),
      })),
    },
    items: items.map(
      (item): SheetItem => ({
        ...item,
        section: sections.find(({ id }) => id === item.sectionId)?.code ?? "",
        pillar: pillars.find(({ id }) => id === item.instrumentPillarId)?.pillar.code ?? null,
        subDimension: subDimensions.find(({ id }) => id === item.subDimensionId)?.code ?? null,
        minimum: item.minimum.toFixed(),
        maximum: item.maximum.toFixed(),
        weight: item.weight.toFixed(),
      }),
    ),
  };
}

async function writeItems(
  tx: Transaction,
  instrumentId: string,
  ground: Ground,
  items: SheetItem[],
  change: SheetChange,
) {
  await tx.questionnaireItem.deleteMany({ where: { instrumentId, code: { in: change.removed } } });
  const columns = ({ section, pillar, subDimension, ...item }: SheetItem) => {
    const own = pillar ? ground.pillars.get(pillar) : undefined;
    const sectionId = ground.sectionIds.get(section);
    if (!sectionId) throw new Error(`section ${section} was checked and is not there`);
    return {
      ...item,
      sectionId,
      instrumentPillarId: own?.id ?? null,
      subDimensionId: own?.subDimensions.find(({ code }) => code === subDimension)?.id ?? null,
    };
  };
  const changed = new Set(change.changed);
  for (const item of items.filter(({ code }) => changed.has(code)))
    await tx.questionnaireItem.update({ where: { id: ground.itemIds.get(item.code) ?? "" }, data: columns(item) });
  const added = new Set(change.added);
  const last = await nextOrder(tx, instrumentId);
  await tx.questionnaireItem.createMany({
    data: items
      .filter(({ code }) => added.has(code))
      .map((item, index) => ({ ...columns(item), instrumentId, order: last + index })),
  });
  const ids = await tx.questionnaireItem.findMany({ where: { instrumentId }, select: { id: true, code: true } });
  const byCode = new Map(ids.map(({ id, code }) => [code, id]));
  await number(
    tx,
    items.flatMap(({ code }) => byCode.get(code) ?? []),
  );
}
