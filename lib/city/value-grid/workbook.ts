import "server-only";
import { readableOwner } from "@/lib/city/entries/scope";
import type { Change, Entry, EntryKind, Line, SheetPlan, Standing } from "@/lib/city/entry-workbooks/kind";
import { correct } from "@/lib/city/entry-workbooks/mutations";
import { createValue, reviseValue, saveValue } from "@/lib/city/indicators/mutations";
import { db } from "@/lib/platform/db/client";
import { fail } from "@/lib/platform/errors/app-error";
import { formatPeriod, parsePeriod } from "@/lib/platform/format/period";
import { keyOf, partsOf } from "./cell";
import { yearsShown } from "./columns";
import { cellsNow, saveCell } from "./mutations";
import { canFillIn } from "./policy";
import { countByFrequency, type GridRow, getGrid } from "./queries";
import type { ShownCell } from "./read-cells";
import { gridSearchSchema, sentCellSchema } from "./schemas";
import { asSent } from "./typed-cell";

/** All that one sheet holds; the grid shows fewer at a time. */
const ROWS_AT_MOST = 400;
/** What is said once for a row; a reason is asked of what is published alone. */
const SHARED = ["source", "certainty"] as const;

/** Figures of indicators, as the grid shows them: a row for the target, and below it one for the figure or each of its parts. */
export const VALUES: EntryKind = {
  name: "values",
  fields: {
    value: { kind: "measured" },
    numerator: { kind: "number" },
    denominator: { kind: "number" },
    source: { kind: "text", longest: 500 },
    certainty: {
      kind: "choice",
      words: {
        ESTIMATE: ["perkiraan", "estimate", "estimasi"],
        PROVISIONAL: ["sementara", "provisional"],
        FINAL: ["tetap", "final"],
      },
    },
    reason: { kind: "text", longest: 2000 },
  },
  isHandedIn: true,
  isCorrected: true,
  may: canFillIn,
  async plan(actor, about, { locale, today, say }): Promise<SheetPlan> {
    const asked = gridSearchSchema.parse(about);
    const narrowed = { pillar: asked.pilar, agency: asked.opd };
    const [first] = (await countByFrequency(actor, narrowed)).sort((a, b) => b.count - a.count);
    const frequency = asked.frekuensi ?? first?.frequency ?? "MONTHLY";
    const years = yearsShown(frequency, { from: asked.dari, to: asked.sampai }, today);
    const { rows, periods } = await getGrid(actor, {
      ...{ ...narrowed, frequency, years, today, locale, page: 1, rows: ROWS_AT_MOST },
    });
    const entries = new Map<string, Entry>();
    const lines = rows.flatMap((row) => {
      for (const [at, { period }] of periods.entries()) {
        const shown = row.cells[at] ?? { cell: null, lock: null };
        const entry = entryOf(row.code, formatPeriod(period, locale), period, shown, row.mayEnter, measureOf(row));
        entries.set(entry.key, entry);
      }
      return linesOf(row, periods, say);
    });
    return {
      title: say("titles.values"),
      columns: [
        { name: "code", heading: say("columns.code"), width: 12 },
        { name: "name", heading: say("columns.name"), width: 36 },
        ...(actor.role === "AGENCY" ? [] : [{ name: "agency", heading: say("columns.agency"), width: 14 }]),
        { name: "unit", heading: say("columns.unit"), width: 12 },
        { name: "row", heading: say("columns.row"), width: 12 },
        { name: "source", heading: say("columns.source"), width: 26 },
        { name: "certainty", heading: say("columns.certainty"), width: 14 },
        { name: "reason", heading: say("columns.correctionReason"), width: 30 },
        ...periods.map(({ period }) => ({ name: period, heading: formatPeriod(period, locale), width: 14 })),
      ],
      ...{ named: "code", frozen: 2, lines, entries },
    };
  },
  async find(actor, keys, locale) {
    const wanted = new Set(keys);
    const parts = keys.map(partsOf).filter(({ period }) => parsePeriod(period) !== null);
    const cells = await cellsNow(actor, parts);
    const definitions = await db().indicatorDefinition.findMany({
      where: {
        current: true,
        indicator: { code: { in: [...new Set(parts.map(({ code }) => code))] }, ...readableOwner(actor) },
      },
      include: { indicator: { select: { code: true } } },
    });
    const byCode = new Map(
      definitions.map((own) => [
        own.indicator.code,
        measureOf({ ...own, states: own.valueKind === "STATE" ? own.states : [] }),
      ]),
    );
    const found = new Map<string, Entry>();
    for (const [key, shown] of cells) {
      const { code, period } = partsOf(key);
      if (wanted.has(key))
        found.set(key, entryOf(code, formatPeriod(period, locale), period, shown, canFillIn(actor), byCode.get(code)));
    }
    return found;
  },
  async write(actor, change, submit) {
    const sent = sentOf(change);
    if (change.entry.isPublished) {
      const { fields, faults } = sent;
      if (!fields) return fail("INVALID", { fields: faults });
      return correct(
        change,
        (id, reason) => reviseValue(actor, id, reason),
        (opened) => saveValue(actor, opened, { fields, submit }),
      );
    }
    if (!submit || sent.fields === null) return saveCell(actor, sent);
    const { code, period, ref, fields } = sent;
    if (isFigureless(change)) return saveCell(actor, sent);
    if (fields.source === "") return fail("INVALID", { fields: { source: ["required"] } });
    return ref
      ? saveValue(actor, ref, { fields, submit })
      : createValue(actor, { indicatorCode: code, period, fields, submit });
  },
  async standing(actor, written): Promise<Map<string, Standing>> {
    const cells = await cellsNow(
      actor,
      written.map(({ entry }) => partsOf(entry.key)),
    );
    return new Map(
      written.map(({ entry: { key } }) => {
        const cell = cells.get(key)?.cell;
        return [key, { lacks: cell?.lacks ?? {}, asked: cell?.asked ?? null }];
      }),
    );
  },
};

type Measured = {
  unit: string;
  decimals: number;
  states: readonly string[];
  ratioFactor: unknown;
  partDecimals: number | null;
};
/** Of a ratio the sheet holds the parts. */
const measureOf = ({ unit, decimals, states, ratioFactor, partDecimals }: Measured) => ({
  ...{ unit, states, decimals: ratioFactor === null ? decimals : (partDecimals ?? 0) },
});

function entryOf(
  code: string,
  shown: string,
  period: string,
  { cell, lock, isMeasuredOtherwise = false }: ShownCell,
  mayEnter: boolean,
  measure: Entry["measure"],
): Entry {
  const {
    value = "",
    state = "",
    numerator = "",
    denominator = "",
    source = "",
    certainty = "",
    note = "",
  } = cell ?? {};
  const isPublished = lock === "published" && mayEnter && !isMeasuredOtherwise;
  return {
    ...{ key: keyOf(code, period), label: `${code}, ${shown}`, lock: isPublished ? null : lock, isPublished },
    ref: cell && { id: cell.id, version: cell.version },
    content: { value: state || value, numerator, denominator, source, certainty, note, reason: "" },
    ...(measure ? { measure } : {}),
  };
}

function linesOf(
  row: GridRow,
  periods: readonly { period: string; year: number }[],
  say: (key: string) => string,
): Line[] {
  const { code, name, agency, unit, targets } = row;
  const about = { code, name, agency, unit };
  const entered = row.ratioFactor === null ? ["value"] : ["numerator", "denominator"];
  const lines = entered.map((field, at): Line => {
    const cells = Object.fromEntries(periods.map(({ period }) => [period, { entry: keyOf(code, period), field }]));
    const shared = {
      ...Object.fromEntries(SHARED.map((name) => [name, { field: name, text: row[name] }])),
      reason: { field: "reason", text: "" },
    };
    return { fixed: { ...about, row: say(`rows.${field}`) }, cells, ...(at === 0 ? { shared } : {}) };
  });
  if (Object.keys(targets).length === 0) return lines;
  // A year's target stands where the year ends.
  const ends = new Map(periods.map(({ year, period }) => [year, period]));
  const told = Object.fromEntries(
    [...ends].flatMap(([year, period]) => (targets[year] ? [[period, targets[year]]] : [])),
  );
  return [{ fixed: { ...about, row: say("rows.target"), ...told }, cells: {} }, ...lines];
}

const isFigureless = ({ content }: Change) =>
  (["value", "numerator", "denominator"] as const).every((name) => !content[name]);

function sentOf({ entry, content, confirmed }: Change) {
  const { code, period } = partsOf(entry.key);
  const { value = "", numerator = "", denominator = "", source = "", certainty = "", note = "" } = content;
  const isWord = (entry.measure?.states.length ?? 0) > 0;
  // What the parts make is computed anew from them.
  const whole = numerator !== "" || denominator !== "" ? "" : value;
  const sent = sentCellSchema.parse({
    ...{ code, period, ref: entry.ref },
    content: {
      ...{ value: isWord ? "" : asSent(whole), state: isWord ? value : "" },
      ...{ numerator: asSent(numerator), denominator: asSent(denominator), source, certainty, note },
    },
  });
  return sent.fields === null ? sent : { ...sent, fields: { ...sent.fields, confirmed } };
}
