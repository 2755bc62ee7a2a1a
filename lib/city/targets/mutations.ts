import "server-only";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow, takenAs } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { IndexTarget, IndicatorDefinition, IndicatorTarget } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { asTyped } from "@/lib/platform/format/parse-number";
import { type IndexTargetFields, indexTargetSchema, type NewTarget, type TargetFields, targetSchema } from "./schemas";
import { reasonFault, targetColumns } from "./target-columns";

type Ref = { id: string; version: number };
export type SavedTarget = { code: string; indicatorId: string; wasPublic: boolean };
const wrong = (fields: Record<string, string[]>) => fail<never>("INVALID", { fields });
const isClean = (faults: object) => Object.keys(faults).length === 0;

const WITH = {
  indicator: { select: { code: true, publishedAt: true, definitions: true } },
} as const;
type Found = IndicatorTarget & {
  indicator: {
    code: string;
    publishedAt: Date | null;
    definitions: IndicatorDefinition[];
  };
};

async function load(tx: Transaction, id: string): Promise<Found | null> {
  await lockRow(tx, "indicator_targets", id);
  return tx.indicatorTarget.findUnique({ where: { id }, include: WITH });
}

/** For the log: the indicator by its code, and whether the public reads it. */
function asEditable({ indicator, indicatorId: _id, ...columns }: Found) {
  return { ...columns, indicator: indicator.code, publishedAt: indicator.publishedAt };
}

const savedAs = ({ indicatorId, indicator }: Found): SavedTarget => ({
  ...{ code: indicator.code, indicatorId },
  wasPublic: indicator.publishedAt !== null,
});

/** A target for a year that has none; one that was taken back is set again, with its history. */
export async function createTarget(
  actor: Actor,
  indicatorCode: string,
  { year, ...fields }: NewTarget,
): Promise<Result<SavedTarget, object>> {
  if (!canKeepRegister(actor)) return fail("FORBIDDEN");
  try {
    return await db().$transaction(async (tx) => {
      const indicator = await tx.indicator.findUnique({
        where: { code: indicatorCode },
        include: { definitions: true, targets: { where: { year } } },
      });
      // As a value of that year is measured, which may be otherwise than today.
      const definition = indicator && definitionFor(indicator.definitions, `${year}`);
      if (!indicator || !definition) return fail("NOT_FOUND");
      const { columns, faults } = targetColumns(fields, definition);
      const before = indicator.targets[0];
      if (before && !before.withdrawnAt) faults.year = ["targetThere"];
      if (!isClean(faults)) return wrong(faults);
      const { plan, source, reason } = fields;
      const data = { ...columns, plan, source, reason, changedById: actor.id, withdrawnAt: null };
      // The triggers indicator_targets_keep_revision and index_targets_keep_revision keep what stood before and raise the version.
      const after = before
        ? await tx.indicatorTarget.update({ where: { id: before.id }, data, include: WITH })
        : await tx.indicatorTarget.create({ data: { ...data, year, indicatorId: indicator.id }, include: WITH });
      const about = { entity: "indicatorTarget", entityId: after.id };
      await recordAudit(tx, actor, { action: "create", ...about, after: asEditable(after) });
      return ok(savedAs(after));
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return wrong({ year: ["targetThere"] });
  }
}

function changeTarget(
  actor: Actor,
  ref: Ref,
  action: string,
  read: (row: Found) => Result<Partial<IndicatorTarget> | Record<string, unknown>, object>,
): Promise<Result<SavedTarget, object>> {
  return changeRow(actor, {
    find: (tx) => load(tx, ref.id),
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible: ({ withdrawnAt }) => withdrawnAt === null,
    isStale: (row) => row.version !== ref.version,
    current: (row): object => row,
    change: async (row, tx) => {
      const columns = read(row);
      if (!columns.ok) return columns;
      const data = { ...columns.value, changedById: actor.id };
      await tx.indicatorTarget.update({ where: { id: row.id }, data });
      const after = await tx.indicatorTarget.findUniqueOrThrow({ where: { id: row.id }, include: WITH });
      const about = { entity: "indicatorTarget", entityId: row.id, before: asEditable(row), after: asEditable(after) };
      return ok({ saved: savedAs(after), audit: { action, ...about } });
    },
  });
}

/** What it said before stays readable, with the reason. */
export function editTarget(actor: Actor, ref: Ref, fields: TargetFields) {
  return changeTarget(actor, ref, "edit", ({ indicator, year, version }) => {
    const definition = definitionFor(indicator.definitions, `${year}`);
    if (!definition) return fail("NOT_FOUND");
    const { columns, faults } = targetColumns(fields, definition);
    Object.assign(faults, reasonFault(fields.reason));
    if (!isClean(faults)) return wrong(faults);
    const { plan, source, reason } = fields;
    return ok({ ...columns, plan, source, reason, version: version + 1 });
  });
}

/** Taken back: the year has no target any more, and nothing is rated against it. */
export function withdrawTarget(actor: Actor, ref: Ref, reason: string) {
  return changeTarget(actor, ref, "withdraw", () => ok({ withdrawnAt: new Date(), reason }));
}

async function loadIndex(tx: Transaction, year: number): Promise<IndexTarget | null> {
  await tx.$queryRaw`SELECT 1 FROM index_targets WHERE "year" = ${year} FOR UPDATE`;
  return tx.indexTarget.findUnique({ where: { year } });
}

/** The target of the city's index for a year: a new one, or the known one of `version`. */
export async function saveIndexTarget(
  actor: Actor,
  { year, version }: { year: number; version: number | null },
  fields: IndexTargetFields,
): Promise<Result<{ year: number }, object>> {
  if (version !== null) return changeIndexTarget(actor, { year, version }, fields);
  if (!canKeepRegister(actor)) return fail("FORBIDDEN");
  const saving = db().$transaction(async (tx) => {
    const before = await loadIndex(tx, year);
    if (before && !before.withdrawnAt) return wrong({ year: ["targetThere"] });
    const data = { ...fields, changedById: actor.id, withdrawnAt: null };
    const after = before
      ? await tx.indexTarget.update({ where: { year }, data })
      : await tx.indexTarget.create({ data: { ...data, year } });
    await recordAudit(tx, actor, { action: "create", entity: "indexTarget", entityId: `${year}`, after });
    return ok({ year });
  });
  return saving.catch(takenAs("year", "targetThere"));
}

function changeIndexTarget(actor: Actor, ref: { year: number; version: number }, fields: IndexTargetFields | string) {
  const isWithdrawal = typeof fields === "string";
  return changeRow<IndexTarget, { year: number }, object>(actor, {
    find: (tx) => loadIndex(tx, ref.year),
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible: ({ withdrawnAt }) => withdrawnAt === null,
    isStale: (row) => row.version !== ref.version,
    current: (row) => row,
    change: async (before, tx) => {
      const faults = isWithdrawal ? {} : reasonFault(fields.reason);
      if (!isClean(faults)) return wrong(faults);
      const columns = isWithdrawal ? { reason: fields, withdrawnAt: new Date() } : fields;
      const data = { ...columns, changedById: actor.id, version: before.version + 1 };
      await tx.indexTarget.update({ where: { year: ref.year }, data });
      const after = await tx.indexTarget.findUniqueOrThrow({ where: { year: ref.year } });
      const about = { entity: "indexTarget", entityId: `${ref.year}`, before, after };
      return ok({ saved: { year: ref.year }, audit: { action: isWithdrawal ? "withdraw" : "edit", ...about } });
    },
  });
}

export function withdrawIndexTarget(actor: Actor, ref: { year: number; version: number }, reason: string) {
  return changeIndexTarget(actor, ref, reason);
}

/** What it said before, by the rules of its form and with a reason of its own. */
export async function restoreTarget(
  actor: Actor,
  ref: Ref,
  state: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Result<SavedTarget, object>> {
  const figures = (["value", "low", "high"] as const).map((name) => [name, typedFigure(state[name])]);
  const read = readRestored(targetSchema, { ...state, ...Object.fromEntries(figures), reason });
  return read.ok ? editTarget(actor, ref, read.value) : read;
}

/** The same of the city's index; a year is its name. */
export async function restoreIndexTarget(
  actor: Actor,
  { id, version }: Ref,
  state: Readonly<Record<string, unknown>>,
  reason: string,
): Promise<Result<{ year: number }, object>> {
  const read = readRestored(indexTargetSchema, { ...state, value: typedFigure(state.value), reason });
  return read.ok ? saveIndexTarget(actor, { year: Number(id), version }, read.value) : read;
}

const typedFigure = (figure: unknown) => (figure == null ? null : asTyped(String(figure), "id"));
