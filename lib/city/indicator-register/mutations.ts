import "server-only";
import { type Bounds, figureFault } from "@/lib/city/indicators/bounds";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { targetColumns } from "@/lib/city/targets/target-columns";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { IndicatorTarget } from "@/lib/platform/db/generated/client";
import type { ValueKind } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { asTyped } from "@/lib/platform/format/parse-number";
import { readGiven } from "@/lib/platform/forms/typed";
import { cityToday } from "@/lib/platform/settings/published";
import {
  asEditable,
  asTypedIndicator,
  definitionColumns,
  definitionFaults,
  seriesFaults,
  WHOLE,
  type WholeIndicator,
} from "./editable";
import { isMeasuredBy, isUsed } from "./references";
import {
  type DefinitionFields,
  definitionSchema,
  type FrameworkFields,
  type Move,
  type NewDefinition,
  type NewIndicator,
  type RegisterFields,
  type Retirement,
  registerSchema,
} from "./schemas";

export type IndicatorRef = { id: string; version: number };
export type SavedIndicator = IndicatorRef & { code: string; wasPublic: boolean };
type Saved = Result<SavedIndicator, object>;

const ENTITY = "indicator";

async function load(tx: Transaction, id: string): Promise<WholeIndicator | null> {
  await lockRow(tx, "indicators", id);
  return tx.indicator.findUnique({ where: { id }, include: WHOLE });
}

const savedAs = ({ id, version, code, publishedAt }: WholeIndicator): SavedIndicator => ({
  ...{ id, version, code },
  wasPublic: publishedAt !== null,
});

/** One step of an indicator that exists. `write` writes, or says what is wrong; the version is raised here. */
function change(
  actor: Actor,
  ref: IndicatorRef,
  action: string,
  write: (row: WholeIndicator, tx: Transaction) => Promise<Result<null, object>>,
  isPossible: (row: WholeIndicator) => boolean = () => true,
): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => load(tx, ref.id),
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible,
    isStale: (row) => row.version !== ref.version,
    current: (row): object => asTypedIndicator(row),
    change: async (row, tx) => {
      const written = await write(row, tx);
      if (!written.ok) return written;
      const data = { version: { increment: 1 } };
      const after = await tx.indicator.update({ where: { id: row.id }, data, include: WHOLE });
      const audit = { action, entity: ENTITY, entityId: row.id, before: asEditable(row), after: asEditable(after) };
      return ok({ saved: savedAs(after), audit });
    },
  });
}

const wrong = (fields: Record<string, string[]>) => fail<never>("INVALID", { fields });
const isClean = (faults: Record<string, string[]>) => Object.keys(faults).length === 0;

/** A new indicator with its first definition; nobody but the office sees it until it is published. */
export async function createIndicator(actor: Actor, fields: NewIndicator): Promise<Saved> {
  if (!canKeepRegister(actor)) return fail("FORBIDDEN");
  try {
    return await db().$transaction(async (tx): Promise<Saved> => {
      const pillar = await tx.pillar.findUnique({ where: { code: fields.pillarCode, cityPillar: true } });
      const read = await columnsOf(tx, fields, fields, null);
      const faults = { ...read.faults, ...definitionFaults(fields), ...(pillar ? {} : { pillarCode: ["required"] }) };
      if (!pillar || !read.columns || !isClean(faults)) return wrong(faults);
      const data = {
        ...{ ...read.columns, code: fields.code, pillarId: pillar.id },
        definitions: { create: { ...definitionColumns(fields), number: 1 } },
      };
      const after = await tx.indicator.create({ data, include: WHOLE });
      await recordAudit(tx, actor, { action: "create", entity: ENTITY, entityId: after.id, after: asEditable(after) });
      return ok(savedAs(after));
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return wrong({ code: ["codeUsed"] });
  }
}

/**
 * `definition` only as long as no figure was handed in by the present one: after that a new one is made. Another unit is
 * that of its targets and its baseline too: where there are any it is asked back, until `confirmed` names it.
 */
export function editIndicator(
  actor: Actor,
  ref: IndicatorRef,
  fields: RegisterFields & { definition: DefinitionFields | null; confirmed?: string | undefined },
): Promise<Saved> {
  const { definition, confirmed, ...register } = fields;
  return change(actor, ref, "edit", async (row, tx) => {
    const present = row.definitions.find(({ current }) => current);
    if (!present) return fail("NOT_FOUND");
    // A baseline is measured by the definition of its year; the present one as it is to stand.
    const { baselineYear } = register;
    const ofItsYear =
      baselineYear === undefined ? present : (definitionFor(row.definitions, `${baselineYear}`) ?? present);
    const measure = ofItsYear === present ? (definition ?? present) : ofItsYear;
    const read = await columnsOf(tx, register, measure, row);
    // What it goes on from is what figures before it were measured by.
    const begun = row.definitions.find(({ number }) => number === present.continuesNumber);
    const faults = {
      ...read.faults,
      ...(definition ? definitionFaults(definition) : {}),
      ...(definition && begun ? seriesFaults(definition, begun) : {}),
    };
    if (definition)
      Object.assign(faults, await targetFaults(tx, row, { present, next: definitionColumns(definition) }));
    if (!read.columns || !isClean(faults)) return wrong(faults);
    const unit = definition?.unit ?? "";
    if (definition && present.unit !== unit && confirmed !== unit)
      if (await isPlannedFrom(tx, row, dayOf(present.validFrom)))
        return wrong({ unit: [`unitOfTargets:${unit}`], confirmed: [unit] });
    await tx.indicator.update({ where: { id: row.id }, data: read.columns });
    if (definition) {
      if (await isMeasuredBy(tx, present.id)) return fail("WRONG_STATE");
      await tx.indicatorDefinition.update({ where: { id: present.id }, data: definitionColumns(definition) });
    }
    return ok(null);
  });
}

/**
 * Back to an earlier state, by the rules of its form. Its definition goes back only as long as no figure was handed in by
 * it; pillar, retirement and frameworks have steps of their own.
 */
export async function restoreIndicator(
  actor: Actor,
  ref: IndicatorRef,
  state: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const row = await db().indicator.findUnique({ where: { id: ref.id }, include: WHOLE });
  if (!row) return fail("NOT_FOUND");
  const now = asEditable(row);
  const { agency, producer, steward, programme, byKelurahan, baselineValue, ...rest } = { ...now, ...state };
  const fields = readRestored(registerSchema, {
    ...{ ...rest, agencyCode: agency, producerCode: producer, stewardCode: steward, programmeSlug: programme },
    ...{ byKelurahan: byKelurahan === true ? "true" : null, baselineValue: typedFigure(baselineValue) },
  });
  if (!fields.ok) return fields;
  const definition = await restoredDefinition(row, state.definitions);
  if (!definition.ok) return definition;
  const back = definition.value;
  // Who goes back to a state has seen its unit, and said so.
  return editIndicator(actor, ref, { ...fields.value, definition: back, ...(back ? { confirmed: back.unit } : {}) });
}

const typedFigure = (figure: unknown) => (figure == null ? null : asTyped(String(figure), "id"));

/** The definition of that day, where it is the present one and was not measured by yet; null leaves it as it is. */
async function restoredDefinition(
  row: WholeIndicator,
  recorded: unknown,
): Promise<Result<DefinitionFields | null, never>> {
  const present = row.definitions.find(({ current }) => current);
  const of = (Array.isArray(recorded) ? recorded : []).find((one) => one?.number === present?.number);
  if (!present || !of || (await isMeasuredBy(db(), present.id))) return ok(null);
  const figures = (["scaleMin", "scaleMax", "ratioFactor"] as const).map((name) => [name, typedFigure(of[name])]);
  return readRestored(definitionSchema, {
    ...{ ...of, ...Object.fromEntries(figures) },
    ...{ states: (of.states ?? []).join("\n"), cumulative: of.cumulative ? "true" : null },
  });
}

/** Measured otherwise from a day on. Drafts of the present definition keep it: their period says by which they are measured. */
export function defineAnew(actor: Actor, ref: IndicatorRef, fields: NewDefinition): Promise<Saved> {
  return change(actor, ref, "defineAnew", async (row, tx) => {
    const present = row.definitions.find(({ current }) => current);
    const faults = definitionFaults(fields);
    const number = Math.max(0, ...row.definitions.map((one) => one.number)) + 1;
    if (fields.validFrom > (await cityToday())) faults.validFrom = ["dayFuture"];
    if (present?.validFrom && dateOf(fields.validFrom) <= present.validFrom) faults.validFrom = ["definitionOrder"];
    const breaks = fields.breaks === "true";
    if (!breaks && present && !isClean(seriesFaults(fields, present))) faults.breaks = ["breakNeeded"];
    if (present && present.unit !== fields.unit && (await isPlannedFrom(tx, row, fields.validFrom)))
      faults.unit = [`targetsOfOtherUnit:${present.unit}`];
    if (!isClean(faults)) return wrong(faults);
    if (present) await tx.indicatorDefinition.update({ where: { id: present.id }, data: { current: false } });
    await tx.indicatorDefinition.create({
      data: {
        ...definitionColumns(fields),
        ...{ indicatorId: row.id, number, reason: fields.reason, validFrom: dateOf(fields.validFrom) },
        statedAt: new Date(),
        continuesNumber: breaks || !present ? null : (present.continuesNumber ?? present.number),
      },
    });
    return ok(null);
  });
}

/** How a definition binds its targets. */
type Binding = Parameters<typeof targetColumns>[1];

/** The field of a definition by which a target could not be one of it; null where it fits. */
function misfitOf({ kind, value, low, high, state, plan, source, reason }: IndicatorTarget, about: Binding) {
  const told = (figure: { toFixed(): string } | null) => figure?.toFixed();
  const figures = { value: told(value), low: told(low), high: told(high), state: state ?? undefined };
  const { faults } = targetColumns({ kind, ...figures, plan, source, reason }, about);
  if (faults.kind) return "valueKind";
  if (faults.state) return "states";
  const [fault] = Object.values(faults).flat();
  if (fault === undefined) return null;
  if (fault.startsWith("below-minimum")) return "scaleMin";
  return fault.startsWith("above-maximum") ? "scaleMax" : "decimals";
}

/**
 * Which targets that stand could not be any more, where the present definition is put right; each at the field that says so.
 * What does not fit it now either stays until it is changed.
 */
async function targetFaults(
  tx: Transaction,
  row: WholeIndicator,
  { present, next }: { present: Binding; next: Binding },
): Promise<Record<string, string[]>> {
  const targets = await tx.indicatorTarget.findMany({
    where: { indicatorId: row.id, withdrawnAt: null },
    orderBy: { year: "asc" },
  });
  const bound = targets.filter(
    (target) => definitionFor(row.definitions, `${target.year}`)?.current && misfitOf(target, present) === null,
  );
  const years = Map.groupBy(bound, (target) => misfitOf(target, next));
  years.delete(null);
  // In brackets: by itself a year would be told as a figure, 2.026.
  return Object.fromEntries(
    [...years].map(([field, of]) => [field, [`targetsMisfit:(${of.map(({ year }) => year).join(", ")})`]]),
  );
}

/** Whether a year that is measured from this day on (null: any) has a target or the baseline: neither has a unit of its own. */
async function isPlannedFrom(
  tx: Transaction,
  { id, baselineYear }: { id: string; baselineYear: number | null },
  from: string | null,
): Promise<boolean> {
  const first = Number(from?.slice(0, 4) ?? 0);
  if (baselineYear !== null && baselineYear >= first) return true;
  return (await tx.indicatorTarget.count({ where: { indicatorId: id, withdrawnAt: null, year: { gte: first } } })) > 0;
}

/** Nothing more is owed for periods that reach the day; the series stays public with the mark. */
export function retireIndicator(actor: Actor, ref: IndicatorRef, fields: Retirement): Promise<Saved> {
  return change(
    actor,
    ref,
    "retire",
    async (row, tx) => {
      const code = fields.replacedByCode;
      const next = code ? await tx.indicator.findUnique({ where: { code } }) : null;
      if (code && (!next || next.id === row.id)) return wrong({ replacedByCode: ["required"] });
      const present = row.definitions.find(({ current }) => current);
      if (present?.validFrom && dateOf(fields.retiredFrom) < present.validFrom)
        return wrong({ retiredFrom: ["retiredBeforeDefinition"] });
      const { retiredReason } = fields;
      const data = { retiredFrom: dateOf(fields.retiredFrom), retiredReason, replacedById: next?.id ?? null };
      await tx.indicator.update({ where: { id: row.id }, data });
      return ok(null);
    },
    ({ retiredFrom }) => retiredFrom === null,
  );
}

/** What was published before keeps its pillar: frozen rounds hold it, and proposals ask the pillar of their year. */
export function moveIndicator(actor: Actor, ref: IndicatorRef, { pillarCode, movedOn, reason }: Move): Promise<Saved> {
  return change(actor, ref, "move", async (row, tx) => {
    const pillar = await tx.pillar.findUnique({ where: { code: pillarCode, cityPillar: true } });
    const faults: Record<string, string[]> = {};
    if (!pillar) faults.pillarCode = ["required"];
    if (pillar?.id === row.pillarId) faults.pillarCode = ["samePillar"];
    if (movedOn > (await cityToday())) faults.movedOn = ["dayFuture"];
    const last = row.moves.at(-1);
    if (last && dateOf(movedOn) <= last.movedOn) faults.movedOn = ["moveOrder"];
    if (!pillar || !isClean(faults)) return wrong(faults);
    const about = { indicatorId: row.id, fromPillarId: row.pillarId, toPillarId: pillar.id };
    await tx.indicatorMove.create({ data: { ...about, movedOn: dateOf(movedOn), reason, movedById: actor.id } });
    await tx.indicator.update({ where: { id: row.id }, data: { pillarId: pillar.id } });
    return ok(null);
  });
}

export function saveFrameworks(actor: Actor, ref: IndicatorRef, rows: FrameworkFields[]): Promise<Saved> {
  return change(actor, ref, "editFrameworks", async (row, tx) => {
    const keys = rows.map(({ framework, code }) => `${framework} ${code}`);
    if (new Set(keys).size < keys.length) return wrong({ total: ["codeTwice"] });
    await tx.indicatorFramework.deleteMany({ where: { indicatorId: row.id } });
    await tx.indicatorFramework.createMany({ data: rows.map((one) => ({ ...one, indicatorId: row.id })) });
    return ok(null);
  });
}

export function publishIndicator(actor: Actor, ref: IndicatorRef): Promise<Saved> {
  return change(
    actor,
    ref,
    "publish",
    async (row, tx) => {
      await tx.indicator.update({ where: { id: row.id }, data: { publishedAt: new Date() } });
      return ok(null);
    },
    ({ publishedAt }) => publishedAt === null,
  );
}

/** Only what was never published and nothing hangs on: WRONG_STATE otherwise, and the page says what to do instead. */
export function deleteIndicator(actor: Actor, ref: IndicatorRef): Promise<Saved> {
  return changeRow(actor, {
    find: (tx) => load(tx, ref.id),
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible: ({ publishedAt }) => publishedAt === null,
    isStale: (row) => row.version !== ref.version,
    current: (row): object => asTypedIndicator(row),
    change: async (row, tx) => {
      if (await isUsed(tx, row.id)) return fail("WRONG_STATE");
      await tx.indicatorDefinition.deleteMany({ where: { indicatorId: row.id } });
      await tx.indicator.delete({ where: { id: row.id }, select: { id: true } });
      const audit = { action: "delete", entity: ENTITY, entityId: row.id, before: asEditable(row) };
      return ok({ saved: savedAs(row), audit });
    },
  });
}

type Measured = Bounds & { valueKind: ValueKind; unit: string };

/** The columns of the register, with codes looked up; everything that is wrong at once. */
async function columnsOf(tx: Transaction, fields: RegisterFields, about: Measured, row: WholeIndicator | null) {
  const { agencyCode, producerCode, stewardCode, programmeSlug, nameId, nameEn, byKelurahan, smallBelow } = fields;
  // An open one, or the one that the row has already.
  const agencyOf = (code: string | undefined, held: string | null | undefined) =>
    code ? tx.agency.findFirst({ where: { code, OR: [{ closedOn: null }, ...(held ? [{ id: held }] : [])] } }) : null;
  const agency = await agencyOf(agencyCode, row?.agencyId);
  const producer = await agencyOf(producerCode, row?.producerId);
  const steward = await agencyOf(stewardCode, row?.stewardId);
  const programme = programmeSlug ? await tx.programme.findUnique({ where: { slug: programmeSlug } }) : null;
  const baseline = baselineOf(fields, about);
  const { faults } = baseline;
  if (!agency) faults.agencyCode = ["agencyGone"];
  if (producerCode && !producer) faults.producerCode = ["agencyGone"];
  if (stewardCode && !steward) faults.stewardCode = ["agencyGone"];
  if (programmeSlug && !programme) faults.programmeSlug = ["required"];
  const { meaningId, meaningEn, baselineYear = null, baselineState, baselineSource } = fields;
  const columns = agency && {
    ...{ nameId, nameEn, meaningId, meaningEn },
    ...{ agencyId: agency.id, producerId: producer?.id ?? null, stewardId: steward?.id ?? null },
    ...{ programmeId: programme?.id ?? null, byKelurahan: byKelurahan === "true" },
    smallBelow: smallBelow ?? null,
    ...{ baselineYear, baselineValue: baseline.value, baselineState: baselineState || null, baselineSource },
  };
  return { columns, faults };
}

/** A baseline is a year, a figure or a word, and a source; or none of them. */
function baselineOf(fields: RegisterFields, about: Measured) {
  const { valueKind: kind, unit, decimals } = about;
  const { baselineYear, baselineValue, baselineState, baselineSource } = fields;
  const faults: Record<string, string[]> = {};
  const { value, message } = baselineValue ? readGiven(baselineValue, unit, decimals) : { value: null };
  const told = kind === "NUMBER" ? baselineValue : baselineState;
  const own = kind === "NUMBER" ? "baselineValue" : "baselineState";
  if (baselineYear === undefined && !baselineValue && !baselineState && baselineSource === "")
    return { value: null, faults };
  if (baselineYear === undefined) faults.baselineYear = ["required"];
  if (!told) faults[own] = ["required"];
  const fault = kind === "NUMBER" && value ? figureFault(value, about) : message;
  if (fault) faults.baselineValue = [fault];
  if (kind === "NUMBER" && baselineState) faults.baselineState = ["onlyForStates"];
  if (kind === "STATE" && baselineValue) faults.baselineValue = ["onlyForNumbers"];
  if (baselineSource === "") faults.baselineSource = ["required"];
  return { value: value ?? null, faults };
}
