import { Decimal } from "decimal.js";
import { canCallBackEntry, canDiscardEntry, canEnter } from "@/lib/city/entries/policy";
import { readableStatus } from "@/lib/city/entries/scope";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { checkIndicatorValue } from "@/lib/city/indicators/value-check";
import { askedKey, faultKeys } from "@/lib/city/indicators/value-faults";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { Indicator, IndicatorDefinition, Prisma } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import { comparePeriods } from "@/lib/platform/format/period";
import { type Cell, keyOf, type Lock, lockOf } from "./cell";

export type GridIndicator = Pick<Indicator, "id" | "code" | "agencyId" | "retiredFrom"> & {
  definitions: IndicatorDefinition[];
};
export type ShownCell = {
  cell: Cell | null;
  lock: Lock | null;
  /** By a definition of another kind than the row's present one, which says how its texts are read. */
  isMeasuredOtherwise?: boolean;
};

type Asked = { indicators: readonly GridIndicator[]; periods: readonly string[]; today: string };
/** `values`: every revision in these periods, the first one first. */
type AskedOf = Asked & { values: readonly Found[] };
/** Of 2,400 cells every column counts. */
const SHOWN = {
  ...{ id: true, version: true, indicatorId: true, definitionId: true, period: true, status: true },
  ...{ value: true, numerator: true, denominator: true, state: true, certainty: true, source: true, note: true },
  ...{ returnReason: true, supersedesId: true, supersededAt: true, enteredByIds: true, submittedAt: true },
  withdrawal: { select: { valueId: true } },
} as const satisfies Prisma.IndicatorValueSelect;
type Found = Prisma.IndicatorValueGetPayload<{ select: typeof SHOWN }>;
type Shown = { definitionId: string; period: string; value: string; breakInSeries: boolean };

const plain = (figure: { toFixed(): string } | null) => figure?.toFixed() ?? "";

/** The years of the periods: their last days are in the index, where PostgreSQL 15 would go through all values of a period. */
function withinYears(periods: readonly string[]) {
  const years = periods.map((period) => Number(period.slice(0, 4)));
  return years.length === 0
    ? {}
    : {
        periodEnd: {
          gte: new Date(Date.UTC(Math.min(...years), 0, 1)),
          lte: new Date(Date.UTC(Math.max(...years), 11, 31)),
        },
      };
}

/** What a cell is made of, of the whole city and within what the actor may see. */
export const valuesShown = (actor: Actor, periods: readonly string[]) =>
  ({
    where: { period: { in: [...periods] }, ...withinYears(periods), kelurahanId: null, ...readableStatus(actor) },
    select: SHOWN,
    orderBy: { revision: "asc" },
  }) as const satisfies Prisma.IndicatorValueFindManyArgs;

/**
 * The cells of so many indicators and periods, for the whole city: one read, and a second for the series of those that are
 * being written, however many cells. `indicators` are within the actor's scope already.
 */
export async function readCells(tx: Transaction, actor: Actor, asked: Asked): Promise<Map<string, ShownCell>> {
  const { where, ...shown } = valuesShown(actor, asked.periods);
  const values = await tx.indicatorValue.findMany({
    where: { ...where, indicatorId: { in: asked.indicators.map(({ id }) => id) } },
    ...shown,
  });
  return cellsOf(tx, actor, { ...asked, values });
}

/** The same where the values were read with their indicators. */
export async function cellsOf(
  tx: Transaction,
  actor: Actor,
  { indicators, periods, today, values: found }: AskedOf,
): Promise<Map<string, ShownCell>> {
  // The last of several revisions of one period stays.
  const newest = new Map(found.map((row) => [keyOf(row.indicatorId, row.period), row]));
  const published = new Map(found.filter(isShown).map((row) => [keyOf(row.indicatorId, row.period), row]));
  const open = [...newest.values()].filter(({ status }) => status === "DRAFT" || status === "RETURNED");
  const series = await seriesOf(tx, [...new Set(open.map(({ indicatorId }) => indicatorId))]);

  const cells = new Map<string, ShownCell>();
  for (const indicator of indicators) {
    const current = indicator.definitions.find((definition) => definition.current);
    const mayEnter = canEnter(actor, indicator);
    for (const period of periods) {
      const key = keyOf(indicator.id, period);
      const row = newest.get(key);
      const definition = definitionFor(indicator.definitions, period);
      // A figure that was withdrawn leaves its period to the city.
      const value = row && !row.withdrawal ? row : null;
      const isMeasuredAlike = definition !== undefined && current !== undefined && isAlike(definition, current);
      const lock = lockOf({
        ...{ period, today, mayEnter, status: value?.status ?? null, retiredFrom: dayOf(indicator.retiredFrom) },
        isMeasuredAlike,
      });
      const shown = series.get(indicator.id) ?? [];
      const own = value && indicator.definitions.find(({ id }) => id === value.definitionId);
      const cell =
        value && own
          ? {
              ...asCell(actor, value, indicator),
              corrects: value.supersedesId ? toldOf(published.get(key)) : null,
              ...(lock === null ? openFor(value, own, shown) : {}),
            }
          : null;
      cells.set(keyOf(indicator.code, period), {
        cell,
        lock,
        ...(isMeasuredAlike ? {} : { isMeasuredOtherwise: true }),
      });
    }
  }
  return cells;
}

const isShown = ({ status, supersededAt }: Found) => status === "PUBLISHED" && supersededAt === null;
const toldOf = (row: Found | undefined) => (row ? (row.state ?? plain(row.value)) : null);

/** What can be typed into the same row: of one frequency, and figures, ratios or words alike. */
const isAlike = (one: IndicatorDefinition, other: IndicatorDefinition) =>
  one.frequency === other.frequency &&
  one.valueKind === other.valueKind &&
  (one.ratioFactor === null) === (other.ratioFactor === null);

function asCell(actor: Actor, row: Found, { agencyId }: { agencyId: string }): Cell {
  const entry = { ...row, agencyId };
  return {
    ...{ id: row.id, version: row.version, status: row.status, returnReason: row.returnReason ?? "" },
    ...{ value: plain(row.value), numerator: plain(row.numerator), denominator: plain(row.denominator) },
    ...{ state: row.state ?? "", certainty: row.certainty, source: row.source, note: row.note },
    ...{ corrects: null, lacks: {}, asked: null },
    may: { callBack: canCallBackEntry(actor, entry), discard: canDiscardEntry(actor, entry) },
    isOthers: actor.agencyId !== agencyId && !row.enteredByIds.includes(actor.id),
  };
}

type Told = [definitionId: string, period: string, value: string, breakInSeries: boolean];
const asShown = ([definitionId, period, value, breakInSeries]: Told): Shown => ({
  ...{ definitionId, period, value, breakInSeries },
});

/** What is published of these series for the whole city, in order of time, which a new figure is held against. */
async function seriesOf(tx: Transaction, indicatorIds: string[]): Promise<Map<string, Shown[]>> {
  if (indicatorIds.length === 0) return new Map();
  // One text for each: ten years of months are 120 figures for every cell that is saved, and rows of them would be taken
  // apart one by one.
  const rows = await tx.$queryRaw<{ indicatorId: string; figures: string }[]>`
    SELECT "indicatorId", json_agg(json_build_array("definitionId", "period", trim_scale("value")::text, "breakInSeries")
                                   ORDER BY "periodEnd")::text AS "figures"
      FROM indicator_values
     WHERE "indicatorId" = ANY (${indicatorIds}::uuid[]) AND "kelurahanId" IS NULL
       AND "status" = 'PUBLISHED' AND "supersededAt" IS NULL AND "value" IS NOT NULL
     GROUP BY "indicatorId"`;
  return new Map(rows.map(({ indicatorId, figures }) => [indicatorId, (JSON.parse(figures) as Told[]).map(asShown)]));
}

/** What handing it in would be refused for, all of it at once, and what would be asked back. */
function openFor(row: Found, definition: IndicatorDefinition, series: readonly Shown[]): Pick<Cell, "lacks" | "asked"> {
  const source: Record<string, string[]> = row.source.trim() === "" ? { source: ["required"] } : {};
  if (definition.valueKind === "STATE")
    return { lacks: row.state === null ? { state: ["required"], ...source } : source, asked: null };
  const { value, errors, confirmations } = checkIndicatorValue({
    ...definition,
    ...{ value: row.value?.toFixed() ?? null, period: row.period },
    ...{ numerator: row.numerator?.toFixed() ?? null, denominator: row.denominator?.toFixed() ?? null },
    previous: series.findLast(({ period }) => comparePeriods(period, row.period) < 0)?.value ?? null,
    shown: series.filter(({ definitionId }) => definitionId === definition.id),
  });
  const lacks = { ...faultKeys(errors, definition), ...source };
  // Nothing is asked of a figure that cannot be handed in as it is.
  if (value === null || confirmations.length === 0 || errors.length > 0) return { lacks, asked: null };
  // As it will be kept, which is what a press confirms.
  return {
    lacks,
    asked: { keys: confirmations.map(askedKey), figure: new Decimal(value).toDecimalPlaces(6).toFixed() },
  };
}
