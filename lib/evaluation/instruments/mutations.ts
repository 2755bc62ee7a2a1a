import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { Instrument, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { lacksForActivation } from "./activation";
import { findUnlikeInGroup } from "./comparison-group";
import { coverScale } from "./levels";
import { carryLinks } from "./link-carrying";
import { canEditInstrument, canMakeInstruments } from "./policy";
import type {
  BandRow,
  CopyInstrument,
  Identity,
  InstrumentRef,
  LevelRow,
  NewPillar,
  SectionRow,
  SubDimensionRow,
} from "./schemas";
import { weightsAddUp } from "./weights";

export type SavedInstrument = { code: string; version: number };
type Audited = { before?: object | null; after?: object | null; texts?: Record<string, string> };
type Saved = Promise<Result<SavedInstrument, { version: number }>>;

/**
 * One change of a draft (`changeRow`). The version is of the whole instrument, so two people who edit different parts at
 * once are told of each other.
 */
export function changeDraft(
  actor: Actor,
  ref: InstrumentRef,
  action: string,
  change: (tx: Transaction, instrument: Instrument) => Promise<Result<Audited, never>>,
): Saved {
  return changeRow<Instrument, SavedInstrument, { version: number }>(
    actor,
    {
      find: async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "instruments" WHERE "code" = ${ref.code} FOR UPDATE`;
        return tx.instrument.findUnique({ where: { code: ref.code } });
      },
      refusal: () => (canMakeInstruments(actor) ? null : "FORBIDDEN"),
      isPossible: (instrument) => canEditInstrument(actor, instrument),
      isStale: ({ version }) => version !== ref.version,
      current: ({ version }) => ({ version }),
      change: async (instrument, tx) => {
        const { id, code } = instrument;
        await tx.instrument.update({ where: { id }, data: { version: { increment: 1 } } });
        const changed = await change(tx, instrument);
        if (!changed.ok) return changed;
        const audit = { action, entity: "instrument", entityId: id, ...changed.value };
        return ok({ saved: { code, version: ref.version + 1 }, audit });
      },
    },
    { timeout: 30_000 },
  );
}

const invalid = (field: string, message: string) => fail<never>("INVALID", { fields: { [field]: [message] } });

export function saveIdentity(actor: Actor, ref: InstrumentRef, identity: Identity): Saved {
  return changeDraft(actor, ref, "editIdentity", async (tx, before) => {
    const after = await tx.instrument.update({ where: { id: before.id }, data: identity });
    return ok({ before, after });
  });
}

/** Sections in the order of the rows; refused unless their weights add up to exactly 1 (domain.md section 2, rule 2). */
export function saveSections(actor: Actor, ref: InstrumentRef, rows: SectionRow[]): Saved {
  return changeDraft(actor, ref, "editSections", async (tx, { id: instrumentId }) => {
    if (!weightsAddUp(rows.map(({ weight }) => weight))) return invalid("total", "weightsSum");
    if (new Set(rows.map(({ code }) => code)).size < rows.length) return invalid("total", "codeTwice");
    const before = await tx.instrumentSection.findMany({ where: { instrumentId }, orderBy: { order: "asc" } });
    const kept = new Set(rows.flatMap(({ id }) => id ?? []));
    const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (await tx.questionnaireItem.findFirst({ where: { sectionId: { in: gone } } }))
      return invalid("total", "rowInUse");
    await tx.instrumentSection.deleteMany({ where: { id: { in: gone } } });
    // Out of the way first: codes and places are unique, and two rows may change theirs with each other.
    for (const [index, { id }] of before.filter((row) => kept.has(row.id)).entries())
      await tx.instrumentSection.update({ where: { id }, data: { order: -1 - index, code: `-${index}` } });
    for (const [index, { id, ...row }] of rows.entries()) {
      const data = { ...row, order: index + 1 };
      if (id && before.some((one) => one.id === id)) await tx.instrumentSection.update({ where: { id }, data });
      else await tx.instrumentSection.create({ data: { ...data, instrumentId } });
    }
    return ok({ before: { sections: before }, after: { sections: rows } });
  });
}

/** The pillars in the order of the rows. One that leaves takes its sub-dimensions along; none leaves that an item names. */
export function savePillars(actor: Actor, ref: InstrumentRef, pillarIds: string[]): Saved {
  return changeDraft(actor, ref, "editPillars", async (tx, { id: instrumentId }) => {
    if (new Set(pillarIds).size < pillarIds.length) return invalid("total", "pillarTwice");
    if ((await tx.pillar.count({ where: { id: { in: pillarIds } } })) < pillarIds.length)
      return invalid("total", "required");
    const before = await tx.instrumentPillar.findMany({ where: { instrumentId }, orderBy: { order: "asc" } });
    const gone = before.filter(({ pillarId }) => !pillarIds.includes(pillarId)).map(({ id }) => id);
    if (await tx.questionnaireItem.findFirst({ where: { instrumentPillarId: { in: gone } } }))
      return invalid("total", "rowInUse");
    await tx.subDimension.deleteMany({ where: { instrumentPillarId: { in: gone } } });
    await tx.instrumentPillar.deleteMany({ where: { id: { in: gone } } });
    for (const [index, pillarId] of pillarIds.entries())
      await tx.instrumentPillar.upsert({
        where: { instrumentId_pillarId: { instrumentId, pillarId } },
        create: { instrumentId, pillarId, order: index + 1 },
        update: { order: index + 1 },
      });
    return ok({ before: { pillars: before.map(({ pillarId }) => pillarId) }, after: { pillars: pillarIds } });
  });
}

export function saveSubDimensions(
  actor: Actor,
  ref: InstrumentRef,
  pillarSlug: string,
  rows: SubDimensionRow[],
): Saved {
  return changeDraft(actor, ref, "editSubDimensions", async (tx, { id: instrumentId }) => {
    const pillar = await tx.instrumentPillar.findFirst({
      where: { instrumentId, pillar: { slug: pillarSlug } },
      include: { subDimensions: true },
    });
    if (!pillar) return fail("NOT_FOUND");
    if (new Set(rows.map(({ code }) => code)).size < rows.length) return invalid("total", "codeTwice");
    const kept = new Set(rows.flatMap(({ id }) => id ?? []));
    const gone = pillar.subDimensions.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (await tx.questionnaireItem.findFirst({ where: { subDimensionId: { in: gone } } }))
      return invalid("total", "rowInUse");
    await tx.subDimension.deleteMany({ where: { id: { in: gone } } });
    for (const [index, { id }] of pillar.subDimensions.filter((row) => kept.has(row.id)).entries())
      await tx.subDimension.update({ where: { id }, data: { code: `-${index}` } });
    for (const [index, { id, ...row }] of rows.entries()) {
      const data = { ...row, order: index + 1 };
      if (id && pillar.subDimensions.some((one) => one.id === id))
        await tx.subDimension.update({ where: { id }, data });
      else await tx.subDimension.create({ data: { ...data, instrumentPillarId: pillar.id } });
    }
    return ok({ before: { subDimensions: pillar.subDimensions }, after: { pillar: pillarSlug, subDimensions: rows } });
  });
}

/** Internal categories: the label of the highest minimum that a score reaches. */
export function saveBands(actor: Actor, ref: InstrumentRef, rows: BandRow[]): Saved {
  return changeDraft(actor, ref, "editBands", async (tx, { id: instrumentId, scaleMin, scaleMax }) => {
    if (new Set(rows.map(({ minimum }) => Number(minimum))).size < rows.length) return invalid("total", "minimumTwice");
    if (rows.some(({ minimum }) => scaleMin.gt(minimum) || scaleMax.lt(minimum)))
      return invalid("total", `scale:${scaleMin.toFixed()}:${scaleMax.toFixed()}`);
    const before = await tx.instrumentBand.findMany({ where: { instrumentId } });
    await tx.instrumentBand.deleteMany({ where: { instrumentId } });
    await tx.instrumentBand.createMany({ data: rows.map((row) => ({ ...row, instrumentId })) });
    return ok({ before: { bands: before }, after: { bands: rows } });
  });
}

/** The levels that items are answered by, from one end of the scale to the other; none where any figure will do. */
export function saveLevels(actor: Actor, ref: InstrumentRef, rows: LevelRow[]): Saved {
  return changeDraft(actor, ref, "editLevels", async (tx, { id: instrumentId, scaleMin, scaleMax }) => {
    const levels = rows.map(({ value }) => Number(value));
    if (new Set(levels).size < rows.length) return invalid("total", "levelTwice");
    if (rows.length > 0 && !coverScale(levels, scaleMin.toNumber(), scaleMax.toNumber()))
      return invalid("total", `levelEnds:${scaleMin.toFixed()}:${scaleMax.toFixed()}`);
    const before = await tx.instrumentLevel.findMany({ where: { instrumentId }, orderBy: { value: "asc" } });
    await tx.instrumentLevel.deleteMany({ where: { instrumentId } });
    await tx.instrumentLevel.createMany({ data: rows.map((row) => ({ ...row, instrumentId })) });
    return ok({ before: { levels: before }, after: { levels: rows } });
  });
}

/**
 * Brings a version into force: from then on rounds can be given it, and its content stays as it is. One that measures
 * otherwise than a version of its comparison group that is in force leaves the group, unless `keepGroup` says that the
 * scores are compared all the same.
 */
export function activateInstrument(actor: Actor, ref: InstrumentRef, keepGroup = false): Saved {
  return changeDraft(actor, ref, "activate", async (tx, before) => {
    const whole = await tx.instrument.findUniqueOrThrow({ where: { id: before.id }, include: WHOLE });
    const lacks = lacksForActivation({
      sections: whole.sections.map(({ id, weight }) => ({
        weight: weight.toFixed(),
        items: whole.items.filter(({ sectionId }) => sectionId === id).length,
      })),
      pillars: whole.pillars.length,
      levels: whole.levels.map(({ value }) => value.toNumber()),
      scale: { min: before.scaleMin.toNumber(), max: before.scaleMax.toNumber() },
    });
    if (lacks.length > 0) return fail<never>("INVALID", { fields: { total: lacks } });
    // Items that came by a file or a form since the copy was made.
    if (before.basedOnId) await carryLinks(tx, before.basedOnId, before.id);
    const leaves = !keepGroup && (await findUnlikeInGroup(tx, before.id)).length > 0;
    const comparabilityGroup = leaves ? before.code : before.comparabilityGroup;
    const after = await tx.instrument.update({
      where: { id: before.id },
      data: { status: "ACTIVE", comparabilityGroup },
    });
    return ok({ before, after, texts: { content: wordsOf(whole) } });
  });
}

/** A next version: a draft with everything that the version before it has. */
export async function copyInstrument(actor: Actor, from: string, command: CopyInstrument): Saved {
  if (!canMakeInstruments(actor)) return fail("FORBIDDEN");
  const { newCode: code, ...names } = command;
  try {
    return await db().$transaction(async (tx) => {
      const source = await tx.instrument.findUnique({ where: { code: from }, include: WHOLE });
      if (!source) return fail("NOT_FOUND");
      const { id: basedOnId, sections, pillars, bands, levels, items, ...row } = source;
      const goesOn = { lastYear: null, replacedById: null };
      const own = { ...row, ...names, ...goesOn, code, basedOnId, status: "DRAFT" as const, version: 1 };
      const made = await tx.instrument.create({
        data: {
          ...own,
          sections: { create: sections.map(({ id: _id, instrumentId: _of, ...section }) => section) },
          bands: { create: bands.map(({ id: _id, instrumentId: _of, ...band }) => band) },
          levels: { create: levels.map(({ id: _id, instrumentId: _of, ...level }) => level) },
          pillars: {
            create: pillars.map(({ pillarId, order, subDimensions }) => ({
              pillarId,
              order,
              subDimensions: { create: subDimensions.map(({ id: _id, instrumentPillarId: _of, ...sub }) => sub) },
            })),
          },
        },
        include: WHOLE,
      });
      await tx.questionnaireItem.createMany({
        data: items.map((item) => ({ ...item, ...placeIn(made, source, item) })),
      });
      await carryLinks(tx, source.id, made.id);
      await recordAudit(tx, actor, {
        action: "copy",
        entity: "instrument",
        entityId: made.id,
        after: { ...own, items: items.length },
      });
      return ok({ code, version: made.version });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("INVALID", { fields: { newCode: ["codeKnown"] } });
  }
}

const WHOLE = {
  sections: true,
  bands: true,
  levels: true,
  items: true,
  pillars: { include: { subDimensions: true } },
} as const;
type Whole = Prisma.InstrumentGetPayload<{ include: typeof WHOLE }>;

/** Everything that people wrote in it, typed or imported: rounds and the methodology show it from then on. */
function wordsOf({ sections, bands, levels, items, pillars }: Whole): string {
  return [
    ...sections.flatMap(({ nameId, nameEn, source }) => [nameId, nameEn, source]),
    ...pillars.flatMap(({ subDimensions }) => subDimensions.flatMap(({ nameId, nameEn }) => [nameId, nameEn])),
    ...bands.flatMap(({ labelId, labelEn }) => [labelId, labelEn]),
    ...levels.flatMap((level) => [level.labelId, level.labelEn, level.descriptionId, level.descriptionEn]),
    ...items.flatMap(({ textId, textEn, helpId, helpEn }) => [textId, textEn, helpId, helpEn]),
  ].join("\n");
}

/** The same place in the copy: its section, pillar and sub-dimension by code, under a new id. */
function placeIn(made: Whole, source: Whole, item: Whole["items"][number]) {
  const section = source.sections.find(({ id }) => id === item.sectionId);
  const pillar = source.pillars.find(({ id }) => id === item.instrumentPillarId);
  const sub = pillar?.subDimensions.find(({ id }) => id === item.subDimensionId);
  const madePillar = pillar && made.pillars.find(({ pillarId }) => pillarId === pillar.pillarId);
  const sectionId = made.sections.find(({ code }) => code === section?.code)?.id;
  if (!sectionId) throw new Error(`item ${item.code} has no section in the copy`);
  return {
    id: undefined,
    instrumentId: made.id,
    sectionId,
    instrumentPillarId: madePillar?.id ?? null,
    subDimensionId: sub ? (madePillar?.subDimensions.find(({ code }) => code === sub.code)?.id ?? null) : null,
  };
}

/** A new pillar or group, which no instrument has yet. */
export async function createPillar(actor: Actor, command: NewPillar): Promise<Result<{ id: string }>> {
  if (!canMakeInstruments(actor)) return fail("FORBIDDEN");
  const { pillarCode: code, ...rest } = command;
  try {
    return await db().$transaction(async (tx) => {
      const last = await tx.pillar.findFirst({ orderBy: { order: "desc" }, select: { order: true } });
      const after = await tx.pillar.create({ data: { ...rest, code, order: (last?.order ?? 0) + 1 } });
      await recordAudit(tx, actor, { action: "create", entity: "pillar", entityId: after.id, after });
      return ok({ id: after.id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return fail("INVALID", { fields: { pillarCode: ["pillarKnown"] } });
  }
}
