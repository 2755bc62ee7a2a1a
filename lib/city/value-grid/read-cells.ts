import { Decimal } from "decimal.js";
import { canCallBackEntry, canDiscardEntry, canEnter } from "@/lib/city/entries/policy";
import { readableOwner, readableStatus } from "@/lib/city/entries/scope";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { measuredBy, type ToldMeasure } from "@/lib/city/indicators/measured-by";
import { checkIndicatorValue } from "@/lib/city/indicators/value-check";
import { askedKey, faultKeys } from "@/lib/city/indicators/value-faults";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Transaction } from "@/lib/platform/db/client";
import type { EntryStatus, ValueCertainty } from "@/lib/platform/db/generated/enums";
import { comparePeriods } from "@/lib/platform/format/period";
import { type Cell, type Lock, lockOf } from "./cell";

export type ShownCell = {
  cell: Cell | null;
  lock: Lock | null;
  /** By a definition of another kind than the row's present one, which says how its texts are read. */
  isMeasuredOtherwise?: boolean;
};

type Measure = ReturnType<typeof measuredBy>;

/** What stands of an indicator: how it is measured now, and its cells in the order of the periods that were asked for. */
export type Standing = { measure: Measure | undefined; cells: ShownCell[] };

type Asked = { codes: readonly string[]; periods: readonly string[]; today: string };

// Each as the database tells it, within one text for an indicator: of 2,400 cells every column is taken apart by itself
// otherwise, which was most of what reading them took.
type Revision = readonly [
  ...[id: string, version: number, definitionId: string, period: string, status: EntryStatus],
  ...[value: string | null, numerator: string | null, denominator: string | null, state: string | null],
  ...[certainty: ValueCertainty, source: string, note: string, returnReason: string | null],
  ...[isCorrection: boolean, isSuperseded: boolean, isWithdrawn: boolean, enteredByIds: string[]],
  submittedAt: string | null,
];
type Figure = readonly [definitionId: string, period: string, value: string, breakInSeries: boolean];
/** An indicator and its cells as the database tells them. */
export type ReadStanding = {
  code: string;
  agencyId: string;
  retiredFrom: string | null;
  definitions: string;
  revisions: string | null;
  /** What is published for the whole city, in order of time, where one of the cells is being written. */
  series: string | null;
};

type Found = ReturnType<typeof foundOf>;
const foundOf = ([
  id,
  version,
  definitionId,
  period,
  status,
  value,
  numerator,
  denominator,
  state,
  ...more
]: Revision) => {
  const [certainty, source, note, returnReason, isCorrection, isSuperseded, isWithdrawn, enteredByIds, at] = more;
  return {
    ...{ id, version, definitionId, period, status, value, numerator, denominator, state, certainty, source, note },
    ...{ returnReason, isCorrection, isSuperseded, isWithdrawn, enteredByIds },
    submittedAt: at === null ? null : new Date(at),
  };
};

const shownOf = ([definitionId, period, value, breakInSeries]: Figure) => ({
  ...{ definitionId, period, value, breakInSeries },
});
type Shown = ReturnType<typeof shownOf>;

/**
 * How indicators stand in these periods, for the whole city and within what the actor may see: one statement, however many
 * cells. What is not there for the actor is not in it.
 */
export async function readCells(
  tx: Transaction,
  actor: Actor,
  { codes, periods, today }: Asked,
): Promise<Map<string, Standing>> {
  const asked = new Map(codes.map((code) => [code, periods]));
  const read = await readStanding(tx, asked);
  return new Map(
    [...read].flatMap(([code, row]) => {
      const standing = standingOf(actor, row, { periods, today });
      return standing ? [[code, standing] as const] : [];
    }),
  );
}

/** What stands of each indicator in the periods that are asked of it, whoever asks. */
export async function readStanding(
  tx: Transaction,
  asked: ReadonlyMap<string, readonly string[]>,
): Promise<Map<string, ReadStanding>> {
  if (asked.size === 0) return new Map();
  const rows = await tx.$queryRaw<ReadStanding[]>`
    SELECT i."code", i."agencyId", i."retiredFrom"::text AS "retiredFrom",
           (SELECT json_agg(json_build_array(
                     d."id", d."number", d."current", d."validFrom", d."frequency", d."valueKind", coalesce(d."states", '{}'), d."unit",
                     d."decimals", d."partDecimals", trim_scale(d."ratioFactor")::text, trim_scale(d."scaleMin")::text,
                     trim_scale(d."scaleMax")::text, d."cumulative", d."aggregation"))::text
              FROM indicator_definitions d WHERE d."indicatorId" = i."id") AS "definitions",
           own."revisions",
           CASE WHEN own."isOpen" THEN (
             SELECT json_agg(json_build_array(s."definitionId", s."period", trim_scale(s."value")::text, s."breakInSeries")
                             ORDER BY s."periodEnd")::text
               FROM indicator_values s
              WHERE s."indicatorId" = i."id" AND s."kelurahanId" IS NULL AND s."status" = 'PUBLISHED'
                AND s."supersededAt" IS NULL AND s."value" IS NOT NULL) END AS "series"
      FROM unnest(${[...asked.keys()]}::text[], ${[...asked.values()].map((periods) => periods.join(" "))}::text[])
           AS asked("code", "periods")
      JOIN indicators i ON i."code" = asked."code" CROSS JOIN LATERAL (
        SELECT json_agg(json_build_array(
                 v."id", v."version", v."definitionId", v."period", v."status", trim_scale(v."value")::text,
                 trim_scale(v."numerator")::text, trim_scale(v."denominator")::text, v."state", v."certainty", v."source",
                 v."note", v."returnReason", v."supersedesId" IS NOT NULL, v."supersededAt" IS NOT NULL,
                 EXISTS (SELECT 1 FROM value_withdrawals w WHERE w."valueId" = v."id"), coalesce(v."enteredByIds", '{}'),
                 v."submittedAt")
               ORDER BY v."revision")::text AS "revisions",
               bool_or(v."status" IN ('DRAFT', 'RETURNED')) AS "isOpen"
          FROM indicator_values v
         WHERE v."indicatorId" = i."id" AND v."period" = ANY (string_to_array(asked."periods", ' '))
           AND v."kelurahanId" IS NULL) AS own`;
  return new Map(rows.map((row) => [row.code, row]));
}

/** The same as this actor may see it; null where there is no such indicator for them. */
export function standingOf(
  actor: Actor,
  { agencyId, retiredFrom, ...read }: ReadStanding,
  { periods, today }: Pick<Asked, "periods" | "today">,
): Standing | null {
  const { agencyId: own = agencyId } = readableOwner(actor);
  if (own !== agencyId) return null;
  const seen = readableStatus(actor).status?.in;
  const definitions = (JSON.parse(read.definitions) as ToldMeasure[]).map(measuredBy);
  const found = (JSON.parse(read.revisions ?? "[]") as Revision[])
    .map(foundOf)
    .filter(({ status, period }) => (seen?.includes(status) ?? true) && periods.includes(period));
  const series = (JSON.parse(read.series ?? "[]") as Figure[]).map(shownOf);
  // The last of several revisions of one period stays.
  const newest = new Map(found.map((row) => [row.period, row]));
  const published = new Map(found.filter(isShown).map((row) => [row.period, row]));
  const current = definitions.find((definition) => definition.current);
  const mayEnter = canEnter(actor, { agencyId });
  const cells = periods.map((period): ShownCell => {
    const row = newest.get(period);
    const definition = definitionFor(definitions, period);
    // A figure that was withdrawn leaves its period to the city.
    const value = row && !row.isWithdrawn ? row : null;
    const isMeasuredAlike = definition !== undefined && current !== undefined && isAlike(definition, current);
    const status = value?.status ?? null;
    const lock = lockOf({ period, today, mayEnter, status, retiredFrom, isMeasuredAlike });
    const own = value && definitions.find(({ id }) => id === value.definitionId);
    const cell =
      value && own
        ? {
            ...asCell(actor, value, agencyId),
            corrects: value.isCorrection ? toldOf(published.get(period)) : null,
            ...(lock === null ? openFor(value, own, series) : {}),
          }
        : null;
    return { cell, lock, ...(isMeasuredAlike ? {} : { isMeasuredOtherwise: true }) };
  });
  return { measure: current, cells };
}

const isShown = ({ status, isSuperseded }: Found) => status === "PUBLISHED" && !isSuperseded;
const toldOf = (row: Found | undefined) => (row ? (row.state ?? row.value ?? "") : null);

/** What can be typed into the same row: of one frequency, and figures, ratios or words alike. */
const isAlike = (one: Measure, other: Measure) =>
  one.frequency === other.frequency &&
  one.valueKind === other.valueKind &&
  (one.ratioFactor === null) === (other.ratioFactor === null);

function asCell(actor: Actor, row: Found, agencyId: string): Cell {
  const entry = { ...row, agencyId };
  return {
    ...{ id: row.id, version: row.version, status: row.status, returnReason: row.returnReason ?? "" },
    ...{ value: row.value ?? "", numerator: row.numerator ?? "", denominator: row.denominator ?? "" },
    ...{ state: row.state ?? "", certainty: row.certainty, source: row.source, note: row.note },
    ...{ corrects: null, lacks: {}, asked: null },
    may: { callBack: canCallBackEntry(actor, entry), discard: canDiscardEntry(actor, entry) },
    isOthers: actor.agencyId !== agencyId && !row.enteredByIds.includes(actor.id),
  };
}

/** What handing it in would be refused for, all of it at once, and what would be asked back. */
function openFor(row: Found, definition: Measure, series: readonly Shown[]): Pick<Cell, "lacks" | "asked"> {
  const source: Record<string, string[]> = row.source.trim() === "" ? { source: ["required"] } : {};
  if (definition.valueKind === "STATE")
    return { lacks: row.state === null ? { state: ["required"], ...source } : source, asked: null };
  const { value, errors, confirmations } = checkIndicatorValue({
    ...definition,
    ...{ value: row.value, numerator: row.numerator, denominator: row.denominator, period: row.period },
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
