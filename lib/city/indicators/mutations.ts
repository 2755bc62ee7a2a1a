import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import {
  discardEntry,
  type EntryRef,
  type EntryTable,
  type FoundEntry,
  reviseEntry,
  type SavedEntry,
  stepColumns,
  stepEntry,
} from "@/lib/city/entries/mutations";
import { canEnter } from "@/lib/city/entries/policy";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { type IndicatorValue, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dayOf } from "@/lib/platform/format/date";
import { asTyped } from "@/lib/platform/format/parse-number";
import { isFuturePeriod, isPeriodFor } from "@/lib/platform/format/period";
import { type GivenFigure, readGiven } from "@/lib/platform/forms/typed";

import { definitionFor } from "./definition-for";
import { type MeasuredBy, measuredBy, type ToldMeasure } from "./measured-by";
import { isMeasured } from "./retirement";
import { type NewValue, type ValueDraft, valueDraftSchema } from "./schemas";
import { findJump, shownFigures } from "./shown";
import { checkIndicatorValue, tooPrecise } from "./value-check";
import { askedKey, faultKeys } from "./value-faults";

type Change = Prisma.IndicatorValueUncheckedUpdateInput;
type Opened = Result<SavedEntry, { id: string }>;
type Key = { indicatorId: string; period: string; kelurahanId: string | null };

/** Every step that looks at the figures needs what they are measured by. */
export type FoundValue = FoundEntry<IndicatorValue> & { definition: MeasuredBy };

/** By name and not "*", so that the statement keeps its plan; a list that was never written is empty, as Prisma reads it. */
export const VALUE_COLUMNS = Prisma.raw(
  Object.keys(Prisma.IndicatorValueScalarFieldEnum)
    .map((name) => (name === "enteredByIds" ? `coalesce(v."${name}", '{}') AS "${name}"` : `v."${name}"`))
    .join(", "),
);

/**
 * Values by their ids, held until the transaction ends, each with what it is measured by, in one statement: every cell that is
 * saved asks it. Those of an `owner` and in these states alone, where they are named. What somebody else holds is waited for, or
 * left out.
 */
export async function holdValues(
  tx: Transaction,
  ids: readonly string[],
  {
    owner = null,
    states = null,
    others = "wait",
  }: { owner?: string | null; states?: readonly string[] | null; others?: "wait" | "leave out" } = {},
): Promise<FoundValue[]> {
  const found = await tx.$queryRaw<(IndicatorValue & { ofAgency: string; measure: string })[]>`
    SELECT ${VALUE_COLUMNS}, i."agencyId" AS "ofAgency", json_build_array(
             d."id", d."number", d."current", d."validFrom", d."frequency", d."valueKind", coalesce(d."states", '{}'), d."unit",
             d."decimals", d."partDecimals", trim_scale(d."ratioFactor")::text, trim_scale(d."scaleMin")::text,
             trim_scale(d."scaleMax")::text, d."cumulative", d."aggregation")::text AS "measure"
      FROM indicator_values v JOIN indicators i ON i."id" = v."indicatorId"
      JOIN indicator_definitions d ON d."id" = v."definitionId"
     WHERE v."id" = ANY (${ids}::uuid[]) AND (${owner}::uuid IS NULL OR i."agencyId" = ${owner}::uuid)
       AND (${states}::text[] IS NULL OR v."status"::text = ANY (${states}::text[]))
       FOR UPDATE OF v ${others === "wait" ? WAIT : LEAVE_OUT}`;
  return found.map(({ ofAgency: agencyId, measure, ...row }) => ({
    ...{ row, agencyId, definition: measuredBy(JSON.parse(measure) as ToldMeasure) },
  }));
}
const WAIT = Prisma.empty;
const LEAVE_OUT = Prisma.raw("SKIP LOCKED");

const VALUES: EntryTable<IndicatorValue, Change, FoundValue> = {
  entity: "indicatorValue",
  async find(tx, actor, id) {
    const { agencyId: owner } = readableOwner(actor);
    const [found] = await holdValues(tx, [id], { owner, states: readableStatus(actor).status?.in });
    return found ?? null;
  },
  update: (tx, id, data) => tx.indicatorValue.update({ where: { id }, data: { ...data, version: { increment: 1 } } }),
};

/** Takes a submitted value back, before anybody verified or returned it. */
export function callBackValue(actor: Actor, ref: EntryRef) {
  return stepEntry(VALUES, actor, ref, "callBack", () => ok<Change>(stepColumns.callBack()));
}

/** Throws a draft away that was never handed in. */
export function discardValue(actor: Actor, ref: EntryRef) {
  const own = {
    ...VALUES,
    remove: (tx: Transaction, id: string) => tx.indicatorValue.delete({ where: { id }, select: { id: true } }),
    hasEvidence: async (tx: Transaction, id: string) =>
      (await tx.evidence.count({ where: { indicatorValueId: id } })) > 0,
  };
  return discardEntry(own, actor, ref);
}

/**
 * Begins a value for an indicator, period and, optionally, kelurahan; `submit` sends it to Diskominfo at once.
 * NOT_FOUND out of the actor's scope; INVALID or CONFIRMATION_NEEDED with the fields; ALREADY_OPEN with the id.
 */
export async function createValue(
  actor: Actor,
  command: NewValue & { fields: ValueDraft; submit: boolean },
): Promise<Opened> {
  const indicator = await db().indicator.findFirst({
    where: { code: command.indicatorCode, ...readableOwner(actor) },
    include: { definitions: true },
  });
  const definition = indicator && definitionFor(indicator.definitions, command.period);
  if (!indicator || !definition) return fail("NOT_FOUND");
  if (!canEnter(actor, indicator)) return fail("FORBIDDEN");
  const key: Key = { indicatorId: indicator.id, period: command.period, kelurahanId: command.kelurahanId ?? null };
  const periodFault = !isPeriodFor(definition.frequency, command.period)
    ? "periodFrequency"
    : isFuturePeriod(command.period, await cityToday())
      ? "periodFuture"
      : !isMeasured(command.period, dayOf(indicator.retiredFrom))
        ? "periodRetired"
        : null;
  const placeFault = await faultOfPlace(command.kelurahanId, indicator);
  if (periodFault || placeFault.kelurahanId) {
    // What is wrong with the figures is said in the same breath.
    const checked = await db().$transaction((tx) => checkedColumns(tx, definition, key, command));
    const fields = !checked.ok && checked.error.code === "INVALID" ? checked.error.fields : {};
    return fail("INVALID", { fields: { ...fields, ...placeFault, ...(periodFault ? { period: [periodFault] } : {}) } });
  }
  try {
    return await db().$transaction(async (tx) => {
      const existing = await tx.indicatorValue.findFirst({
        where: key,
        orderBy: { revision: "desc" },
        select: { id: true, revision: true, withdrawal: { select: { reasonId: true } } },
      });
      // A shipped figure that was withdrawn leaves its period to the city: its own value continues from it.
      const withdrawn = existing?.withdrawal;
      if (existing && !withdrawn) return fail("ALREADY_OPEN", { current: { id: existing.id } });
      const checked = await checkedColumns(tx, definition, key, command);
      if (!checked.ok) return checked;
      const author = {
        createdById: actor.id,
        ...stepColumns.enter(actor, null),
        ...(command.submit ? stepColumns.submit(actor) : {}),
      };
      // periodEnd, by which everything is sorted, comes from the trigger indicator_values_period_end.
      const value = await tx.indicatorValue.create({
        data: {
          ...key,
          definitionId: definition.id,
          ...checked.value,
          ...author,
          ...(existing && withdrawn
            ? { revision: existing.revision + 1, supersedesId: existing.id, revisionReason: withdrawn.reasonId }
            : {}),
        },
      });
      await recordAudit(tx, actor, {
        action: command.submit ? "submit" : "create",
        entity: VALUES.entity,
        entityId: value.id,
        after: value,
      });
      return ok({ id: value.id, version: value.version });
    });
  } catch (error) {
    return alreadyOpen(error, key);
  }
}

/**
 * What is wrong with the figures of a submission, to be said together with what is wrong in its other fields; nothing for
 * whom the mutation will refuse anyway.
 */
export async function faultsOfFigures(
  actor: Actor,
  entry: EntryRef | NewValue,
  fields: ValueDraft,
): Promise<Record<string, string[]>> {
  const found =
    "id" in entry
      ? await db().indicatorValue.findFirst({
          where: { id: entry.id, indicator: readableOwner(actor) },
          include: { definition: true, indicator: true },
        })
      : await ofNewValue(actor, entry);
  if (!found || !canEnter(actor, found.indicator)) return {};
  const checked = await db().$transaction((tx) =>
    checkedColumns(tx, found.definition, found, { fields, submit: true }),
  );
  return !checked.ok && checked.error.code === "INVALID" ? (checked.error.fields ?? {}) : {};
}

/** Only of what is measured by kelurahan; and a closed kelurahan takes no new figures. */
async function faultOfPlace(id: string | undefined, { byKelurahan }: { byKelurahan: boolean }) {
  const faults: Record<string, string[]> = {};
  if (id === undefined) return faults;
  if (!byKelurahan) faults.kelurahanId = ["noKelurahan"];
  else if ((await db().kelurahan.count({ where: { id, closedOn: null } })) === 0)
    faults.kelurahanId = ["kelurahanGone"];
  return faults;
}

async function ofNewValue(actor: Actor, { indicatorCode, period, kelurahanId }: NewValue) {
  const definitions = await db().indicatorDefinition.findMany({
    where: { indicator: { code: indicatorCode, ...readableOwner(actor) } },
    include: { indicator: true },
  });
  const definition = definitionFor(definitions, period);
  if (!definition) return null;
  const { indicatorId, indicator } = definition;
  return { indicatorId, period, kelurahanId: kelurahanId ?? null, definition, indicator };
}

/** Saves a draft or returned value and, with `submit`, sends it to Diskominfo. */
export function saveValue(actor: Actor, ref: EntryRef, command: { fields: ValueDraft; submit: boolean }) {
  return stepEntry(VALUES, actor, ref, command.submit ? "submit" : "edit", async (row, tx, { definition }) => {
    const checked = await checkedColumns(tx, definition, row, command);
    return checked.ok
      ? ok<Change>({
          ...checked.value,
          ...stepColumns.enter(actor, row),
          ...(command.submit ? stepColumns.submit(actor) : {}),
        })
      : checked;
  });
}

/** Sends a submitted or verified value back with a reason that the agency reads. */
export function returnValue(actor: Actor, ref: EntryRef, reason: string) {
  return stepEntry(VALUES, actor, ref, "return", () => ok<Change>(stepColumns.return(reason)));
}

/**
 * The data steward's check, never by the one who entered or submitted it (OWN_WORK). A figure beyond what its series has
 * shown is asked back from the second pair of eyes too: CONFIRMATION_NEEDED until `confirmed` names it.
 */
export function verifyValue(actor: Actor, ref: EntryRef, confirmed?: string) {
  return stepEntry(VALUES, actor, ref, "verify", async (row, tx, { definition }) => {
    const jump = await findJump(tx, row, definition);
    if (jump && confirmed !== jump.value)
      return fail<never>("CONFIRMATION_NEEDED", { fields: { confirmed: ["jump"] } });
    return ok<Change>(stepColumns.verify(actor));
  });
}

/** Publishes a verified value; the revision it corrects, if any, is marked superseded and stays readable. */
export function publishValue(actor: Actor, ref: EntryRef) {
  return stepEntry(VALUES, actor, ref, "publish", async (value, tx) => {
    const now = new Date();
    // A withdrawn one is marked already.
    if (value.supersedesId)
      await tx.indicatorValue.updateMany({
        where: { id: value.supersedesId, supersededAt: null },
        data: { supersededAt: now },
      });
    return ok<Change>(stepColumns.publish(actor, now));
  });
}

/** Opens a correction of a published value: a new revision that starts with the published content. */
export const reviseValue = (actor: Actor, id: string, reason: string) => openCorrection(actor, { id }, reason, null);

/** An earlier state again: in the draft that is open, or as a correction of what is published. */
export async function restoreValue(
  actor: Actor,
  ref: EntryRef,
  state: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Result<SavedEntry, object>> {
  const figures = FIGURES.map((name) => [name, state[name] == null ? null : asTyped(String(state[name]), "id")]);
  const read = readRestored(valueDraftSchema, { ...state, ...Object.fromEntries(figures) });
  if (!read.ok) return read;
  const found = await VALUES.find(db(), actor, ref.id);
  if (found?.row.status === "PUBLISHED") return openCorrection(actor, ref, reason, read.value);
  return saveValue(actor, ref, { fields: read.value, submit: false });
}

const FIGURES = ["value", "numerator", "denominator"] as const;

/** `instead`: what it begins with, where that is not what is published. */
async function openCorrection(
  actor: Actor,
  ref: { id: string; version?: number },
  reason: string,
  instead: ValueDraft | null,
): Promise<Opened> {
  const { id } = ref;
  try {
    return await reviseEntry(VALUES, actor, ref, async (published, tx, { definition }) => {
      const put = instead && (await checkedColumns(tx, definition, published, { fields: instead, submit: false }));
      if (put && !put.ok) return put;
      const { indicatorId, definitionId, period, kelurahanId, value, numerator, denominator } = published;
      const { certainty, breakInSeries, note, noteEn, source, revision, state } = published;
      const made = await tx.indicatorValue.create({
        data: {
          indicatorId,
          definitionId,
          period,
          kelurahanId,
          value,
          state,
          numerator,
          denominator,
          certainty,
          breakInSeries,
          note,
          noteEn,
          source,
          ...put?.value,
          revision: revision + 1,
          revisionReason: reason,
          supersedesId: id,
          createdById: actor.id,
          ...stepColumns.enter(actor, null),
        },
      });
      return ok(made);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const { indicatorId, period, kelurahanId } = await db().indicatorValue.findUniqueOrThrow({ where: { id } });
    return alreadyOpen(error, { indicatorId, period, kelurahanId });
  }
}

async function alreadyOpen(error: unknown, key: Key): Promise<Opened> {
  if (!isUniqueViolation(error)) throw error;
  const current = await db().indicatorValue.findFirst({
    where: key,
    orderBy: { revision: "desc" },
    select: { id: true },
  });
  return fail("ALREADY_OPEN", current ? { current } : {});
}

/**
 * The columns to write. A submission must pass more than a draft: the definition's bounds and ratio; and what is asked back must
 * have been confirmed.
 */
async function checkedColumns(
  tx: Transaction,
  definition: MeasuredBy,
  key: Key,
  { fields, submit }: { fields: ValueDraft; submit: boolean },
) {
  if (!submit) return draftColumns(definition, fields);
  if (definition.valueKind === "STATE") return wordColumns(definition, fields, submit);
  const read = readFigures(definition, fields);
  if (!read.ok) return read;
  const { figures, text } = read.value;
  const previous = await previousValue(tx, key);
  const shown = await shownFigures(tx, { ...key, definitionId: definition.id });
  const checked = checkIndicatorValue({ ...definition, ...figures, previous, shown, period: key.period });
  if (checked.errors.length > 0) return fail<never>("INVALID", { fields: faultKeys(checked.errors, definition) });
  // Kept with the six decimals of the column: a computed ratio may have more.
  const kept = checked.value?.toDecimalPlaces(6).toFixed() ?? null;
  // The box confirms the figure that was asked back and no other.
  if (checked.confirmations.length > 0 && kept !== null && fields.confirmed !== kept)
    return fail<never>("CONFIRMATION_NEEDED", {
      fields: { value: checked.confirmations.map(askedKey), confirmed: [kept] },
    });
  return ok({ ...figures, value: kept, ...text, state: null });
}

/** The columns of a draft: unit, decimals and the words of its definition bind already. */
export function draftColumns(definition: MeasuredBy, fields: ValueDraft) {
  if (definition.valueKind === "STATE") return wordColumns(definition, fields, false);
  const read = readFigures(definition, fields);
  if (!read.ok) return read;
  const { figures, text } = read.value;
  const errors = tooPrecise({ ...definition, ...figures });
  if (errors.length > 0) return fail<never>("INVALID", { fields: faultKeys(errors, definition) });
  return ok({ ...figures, ...text, state: null });
}

/** The figures in the definition's own unit, and what is written beside them. */
function readFigures(definition: Pick<MeasuredBy, "unit" | "decimals" | "partDecimals">, fields: ValueDraft) {
  const { confirmed: _confirmed, state: _state, value, numerator, denominator, ...text } = fields;
  const { unit, decimals, partDecimals } = definition;
  const faults: Record<string, string[]> = {};
  const read = (name: string, given: GivenFigure | undefined, own: string | null, places: number | null) => {
    const figure = given === undefined ? { value: null } : readGiven(given, own, places);
    if (figure.value === undefined) faults[name] = [figure.message];
    return figure.value ?? null;
  };
  const figures = {
    value: read("value", value, unit, decimals),
    numerator: read("numerator", numerator, null, partDecimals),
    denominator: read("denominator", denominator, null, partDecimals),
  };
  return Object.keys(faults).length > 0 ? fail<never>("INVALID", { fields: faults }) : ok({ figures, text });
}

/** The same where it is measured in words: one of the definition's, without figures. */
function wordColumns({ states }: Pick<MeasuredBy, "states">, fields: ValueDraft, submit: boolean) {
  const { confirmed: _confirmed, value: _value, numerator: _numerator, denominator: _denominator, ...rest } = fields;
  const { state = null, ...text } = rest;
  if (state === null ? submit : !states.includes(state))
    return fail<never>("INVALID", { fields: { state: ["required"] } });
  return ok({ ...text, state, value: null, numerator: null, denominator: null });
}

/** The published value of the nearest earlier period, same place: what a running total may not silently fall below. */
async function previousValue(tx: Transaction, key: Key) {
  const [row] = await tx.$queryRaw<{ value: string }[]>`
    SELECT "value"::text AS value FROM indicator_values
    WHERE "indicatorId" = ${key.indicatorId}::uuid AND "kelurahanId" IS NOT DISTINCT FROM ${key.kelurahanId}::uuid
      AND "status" = 'PUBLISHED' AND "supersededAt" IS NULL AND "periodEnd" < period_end(${key.period})
    ORDER BY "periodEnd" DESC LIMIT 1`;
  return row?.value ?? null;
}
