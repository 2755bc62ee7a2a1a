import "server-only";
import { type EntryRef, eachByItself, type LeftProblem } from "@/lib/city/entries/mutations";
import { refusalOfEntry } from "@/lib/city/entries/policy";
import { readableOwner } from "@/lib/city/entries/scope";
import { callBackValue, createValue, discardValue, saveValue } from "@/lib/city/indicators/mutations";
import { type ValueDraft, valueDraftSchema } from "@/lib/city/indicators/schemas";
import { saveDrafts } from "@/lib/city/value-drafts/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { together } from "@/lib/platform/db/together";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { cityToday } from "@/lib/platform/settings/published";
import { CELL_PARTS, type Cell, type Content, isEmpty, isSame, keyOf, type Lock, partNames, partsOf } from "./cell";
import { canFillIn } from "./policy";
import { readCells, readStanding, standingOf } from "./read-cells";
import { type SentCell, type SteppedCell, sentCellSchema, type TypedIndicator } from "./schemas";
import { asSent, toldBy } from "./typed-cell";

export type CellProblem = LeftProblem;

/** What became of one cell, and how it stands now. `now` is undefined where there is no such cell for the actor. */
export type CellAnswer = {
  key: string;
  problem: CellProblem | null;
  now: { cell: Cell | null; lock: Lock | null } | undefined;
};

/** The answer of each cell that was sent, or what stands in the way of all of them. */
export type GridAnswer = { answers?: CellAnswer[]; problem?: { code: string } };

type Addressed = { code: string; period: string };
type Plain = Extract<SentCell, { faults: null }>;

/**
 * Saves many cells as drafts, each as if it were the only one: with its own permission, version, checks and audit event,
 * written or refused by itself. Those that go without a word go together, and with other people's of the same moment
 * (docs/decisions/0043). What was sent twice because its answer was lost is told as saved.
 */
export async function saveCells(actor: Actor, cells: readonly SentCell[]): Promise<Result<CellAnswer[]>> {
  if (!canFillIn(actor)) return fail("FORBIDDEN");
  const plain = cells.filter((cell): cell is Plain => cell.fields !== null && !isEmpty(contentOf(cell.fields)));
  const saved = await saveDrafts(plain.map((cell) => ({ actor, ...cell })));
  const done = new Set<SentCell>(plain.filter((_, at) => saved[at]));
  const others = cells.filter((cell) => !done.has(cell));
  const problems = await eachByItself(others, (cell) => saveCell(actor, cell), { hasBegun: done.size > 0 });
  const now = await cellsNow(actor, cells);
  return ok(
    cells.map((cell) => {
      const key = keyOf(cell.code, cell.period);
      const problem = problems.get(cell) ?? null;
      const stands = now.get(key);
      // Outside of the actor's scope there is no such cell, whatever was typed for it.
      const isOutside = stands === undefined && problem?.code !== "UNAVAILABLE" && problem?.code !== "UNCERTAIN";
      if (isOutside) return { key, problem: { code: "NOT_FOUND", fields: {} }, now: stands };
      return { key, problem: problem && isThere(cell, stands?.cell ?? null, problem) ? null : problem, now: stands };
    }),
  );
}

/** One cell as a draft; what is emptied goes or stays without a figure. */
export async function saveCell(
  actor: Actor,
  { code, period, ref, fields, faults }: SentCell,
): Promise<Result<unknown>> {
  if (faults) return fail("INVALID", { fields: faults });
  if (!isEmpty(contentOf(fields)))
    return ref
      ? saveValue(actor, ref, { fields, submit: false })
      : createValue(actor, { indicatorCode: code, period, fields, submit: false });
  return ref ? emptyCell(actor, ref, fields) : ok(null);
}

/** A draft of one's own that was never handed in goes; any other keeps its row, and its evidence, without a figure. */
async function emptyCell(actor: Actor, ref: EntryRef, fields: ValueDraft): Promise<Result<unknown>> {
  const gone = await discardValue(actor, ref);
  const isKept = !gone.ok && ["FORBIDDEN", "WRONG_STATE", "EVIDENCE_KEPT"].includes(gone.error.code);
  return isKept ? saveValue(actor, ref, { fields, submit: false }) : gone;
}

const MAY_BE_THERE: readonly CellProblem["code"][] = ["STALE", "ALREADY_OPEN", "NOT_FOUND", "UNCERTAIN"];

/** The same text stands there already: the line broke after the first sending had arrived. */
function isThere({ fields }: SentCell, cell: Cell | null, { code }: CellProblem): boolean {
  return fields !== null && MAY_BE_THERE.includes(code) && isSame(contentOf(fields), cell);
}

const figure = (given: ValueDraft["value"]) => (typeof given === "object" ? given.typed : (given ?? ""));

const contentOf = ({ value, numerator, denominator, state, certainty, source, note }: ValueDraft): Content => ({
  ...{ value: figure(value), numerator: figure(numerator), denominator: figure(denominator) },
  ...{ state: state ?? "", certainty, source, note },
});

/** Hands many drafts in as they are saved, each by itself. */
export async function submitCells(actor: Actor, cells: readonly SteppedCell[]): Promise<Result<CellAnswer[]>> {
  if (!canFillIn(actor)) return fail("FORBIDDEN");
  const rows = await db().indicatorValue.findMany({
    where: { id: { in: cells.map(({ ref }) => ref.id) }, indicator: readableOwner(actor) },
    include: { indicator: { select: { agencyId: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return answered(actor, cells, async ({ ref, confirmed }) => {
    const row = byId.get(ref.id);
    if (!row) return fail("NOT_FOUND");
    const { indicator, certainty, source, note, state } = row;
    const refusal = refusalOfEntry(actor, "submit", { ...row, agencyId: indicator.agencyId });
    if (refusal) return fail(refusal);
    const fields: ValueDraft = {
      ...{ value: row.value?.toFixed(), numerator: row.numerator?.toFixed(), denominator: row.denominator?.toFixed() },
      ...{ state: state ?? undefined, certainty, source, note, confirmed },
    };
    // The version says that what was read here is what will be handed in.
    if (source.trim() === "" && row.version === ref.version)
      return fail("INVALID", { fields: { source: ["required"] } });
    return saveValue(actor, ref, { fields, submit: true });
  });
}

const TAKING_BACK = { callBack: callBackValue, discard: discardValue };

/** Takes submissions back, or throws drafts away that were never handed in. */
export async function takeCellsBack(
  actor: Actor,
  act: keyof typeof TAKING_BACK,
  cells: readonly SteppedCell[],
): Promise<Result<CellAnswer[]>> {
  if (!canFillIn(actor)) return fail("FORBIDDEN");
  return answered(actor, cells, ({ ref }) => TAKING_BACK[act](actor, ref));
}

async function answered<Sent extends Addressed>(
  actor: Actor,
  cells: readonly Sent[],
  step: (cell: Sent) => Promise<Result<unknown>>,
): Promise<Result<CellAnswer[]>> {
  const problems = await eachByItself(cells, step);
  const now = await cellsNow(actor, cells);
  return ok(
    cells.map((cell) => {
      const key = keyOf(cell.code, cell.period);
      return { key, problem: problems.get(cell) ?? null, now: now.get(key) };
    }),
  );
}

/** What became of a form of one indicator: of how many cells, and by the names of its fields what stands in the way of others. */
export type IndicatorSaved = {
  saved: number;
  submitted: number;
  /** Periods of drafts that stayed behind when the others were handed in. */
  left: string[];
  faults: Record<string, string[]>;
};

/**
 * The form of one indicator, for whoever has no scripts: the cells that say something else than they showed are saved, each
 * by itself as in the grid. With `submit` every draft of the form that is complete, and that nothing is asked of, goes on.
 */
export async function saveIndicator(
  actor: Actor,
  code: string,
  { typed: { source, certainty, cells }, submit }: { typed: TypedIndicator; submit: boolean },
): Promise<Result<IndicatorSaved>> {
  if (!canFillIn(actor)) return fail("FORBIDDEN");
  const periods = cells.map(({ period }) => period);
  const standing = (await readCells(db(), actor, { codes: [code], periods, today: await cityToday() })).get(code);
  const { measure } = standing ?? {};
  if (!standing || !measure) return fail("NOT_FOUND");
  const states = measure.valueKind === "STATE" ? measure.states : [];
  const origin = { source, certainty: valueDraftSchema.shape.certainty.safeParse(certainty).data ?? "PROVISIONAL" };
  const faults: Record<string, string[]> = {};
  const sending: SentCell[] = [];
  for (const [at, cell] of cells.entries()) {
    const { cell: held = null, lock = null } = standing.cells[at] ?? {};
    const told = cell.keepsSaved ? null : toldBy(cell, held, { ...measure, states }, origin);
    if (!told) continue;
    if (lock !== null) {
      // Handed in meanwhile; what takes nothing for another reason was no field of the form.
      if (HANDED_IN.includes(lock)) faults[partNames("value", cell.period).typed] = ["cell:WRONG_STATE"];
      continue;
    }
    if ("faults" in told)
      for (const [part, keys] of Object.entries(told.faults))
        faults[partNames(part as "value", cell.period).typed] = keys;
    else
      sending.push(sentCellSchema.parse({ code, period: cell.period, ref: cell.ref, content: asText(told.content) }));
  }
  const answers = await saveCells(actor, sending);
  if (!answers.ok) return answers;
  for (const { key, problem } of answers.value) {
    if (!problem) continue;
    const { period } = partsOf(key);
    const fields = problem.code === "INVALID" ? problem.fields : { value: [`cell:${problem.code}`] };
    for (const [field, keys] of Object.entries(fields)) {
      const name = field === "numerator" || field === "denominator" ? field : "value";
      faults[partNames(name, period).typed] = keys;
    }
  }
  const saved = answers.value.filter(({ problem }) => !problem).length;
  // What is refused is not handed in as it stood before.
  const isWhole = (period: string) => CELL_PARTS.every((part) => !faults[partNames(part, period).typed]);
  const whole = periods.filter(isWhole).map((period) => ({ code, period }));
  return ok({ saved, ...(submit ? await submitComplete(actor, whole) : { submitted: 0, left: [] }), faults });
}

const HANDED_IN: readonly Lock[] = ["submitted", "verified", "published"];

const asText = ({ value, numerator, denominator, ...content }: Content) => ({
  ...{ ...content, value: asSent(value), numerator: asSent(numerator), denominator: asSent(denominator) },
});

/** Hands in what can be handed in without another word of these cells: how many they were, and which drafts stayed behind. */
async function submitComplete(
  actor: Actor,
  addressed: readonly Addressed[],
): Promise<Pick<IndicatorSaved, "submitted" | "left">> {
  const drafts = [...(await cellsNow(actor, addressed))].flatMap(([key, { cell, lock }]) =>
    cell && lock === null && !isEmpty(cell) && !cell.isOthers ? [{ key, cell }] : [],
  );
  const ready = drafts.filter(({ cell }) => Object.keys(cell.lacks).length === 0 && !cell.asked);
  const answers = await submitCells(
    actor,
    ready.map(({ key, cell }) => ({ ...partsOf(key), ref: { id: cell.id, version: cell.version } })),
  );
  const gone = new Set(answers.ok ? answers.value.flatMap(({ key, problem }) => (problem ? [] : [key])) : []);
  const left = drafts.flatMap(({ key }) => (gone.has(key) ? [] : [partsOf(key).period]));
  return { submitted: gone.size, left };
}

/** How cells stand for the actor, those that are asked for in the same moment read together. */
export async function cellsNow(actor: Actor, cells: readonly Addressed[]) {
  const today = await cityToday();
  const asked = [...Map.groupBy(cells, ({ code }) => code)].map(([code, own]) => ({
    ...{ code, periods: [...new Set(own.map(({ period }) => period))] },
  }));
  const read = await readTogether(asked);
  return new Map(
    asked.flatMap(({ code, periods }, place) => {
      const row = read[place];
      const standing = row && standingOf(actor, row, { periods, today });
      return (standing?.cells ?? []).map((cell, at) => [keyOf(code, periods[at] ?? ""), cell] as const);
    }),
  );
}

const readTogether = together(
  async (asked: readonly { code: string; periods: readonly string[] }[]) => {
    const periods = new Map<string, readonly string[]>();
    for (const { code, periods: own } of asked) periods.set(code, [...new Set([...(periods.get(code) ?? []), ...own])]);
    const read = await readStanding(db(), periods);
    return asked.map(({ code }) => read.get(code));
  },
  { itemsAtMost: 100 },
);
