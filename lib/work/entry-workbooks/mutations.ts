import "server-only";
import { eachByItself, type LeftProblem } from "@/lib/city/entries/mutations";
import { isFigureKind } from "@/lib/city/entry-workbooks/cell-text";
import { readField } from "@/lib/city/entry-workbooks/comparison";
import type { Entry, EntryKind } from "@/lib/city/entry-workbooks/kind";
import type { Returned } from "@/lib/city/entry-workbooks/returned";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { asOne, db, type Transaction } from "@/lib/platform/db/client";
import { type EntryWorkbook, Prisma } from "@/lib/platform/db/generated/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { Locale } from "@/lib/platform/format/locale";
import { type EntryRowView, viewsOf } from "./entry-row";
import { KINDS, kindOf } from "./kinds";
import { CHANGES_SHOWN, KEPT_DAYS } from "./limits";
import { canBringWorkbooks } from "./policy";

import {
  type EntryRow,
  ROW_PAGES,
  type RowPageName,
  returnedSchema,
  type SentRow,
  type TakeChanges,
  type WorkbookResult,
} from "./schemas";
import { PATIENCE, type Preview, previewOf, refusedFields } from "./workbook";

export type WorkbookRef = { id: string; version: number };
type Saved = Result<WorkbookRef>;
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/** Whether the actor may bring one at all: asked before a file is read. */
export const refusalOfWorkbooks = (actor: Actor) => (canBringWorkbooks(actor) ? null : { code: "FORBIDDEN" as const });

/** Keeps what was changed in a workbook; nothing of the city changes. What others left open for a month goes. */
export async function createWorkbook(actor: Actor, fileName: string, returned: Returned): Promise<Saved> {
  if (!canBringWorkbooks(actor) || !kindOf(returned.kind)?.may(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "entry_workbooks" SET "status" = 'DROPPED', "returned" = NULL, "closedAt" = now()
      WHERE "status" = 'OPEN' AND "createdAt" < now() - make_interval(days => ${KEPT_DAYS})`;
    const made = await tx.entryWorkbook.create({
      data: { createdById: actor.id, fileName, kind: returned.kind, returned: json(returned) },
      select: { id: true, version: true },
    });
    const about = { entity: "entryWorkbook", entityId: made.id, after: { fileName, kind: returned.kind } };
    await recordAudit(tx, actor, { action: "create", ...about });
    return ok(made);
  });
}

/** Throws it away: nothing of it was written. */
export function dropWorkbook(actor: Actor, ref: WorkbookRef): Promise<Saved> {
  return changeRow(actor, {
    ...found(actor, ref),
    change: async ({ id }, tx) => ok(await closed(tx, id, "drop", { status: "DROPPED" })),
  });
}

/** Only who brought it finds it: it holds what they typed. */
const found = (actor: Actor, ref: WorkbookRef) => ({
  find: async (tx: Transaction) => {
    await lockRow(tx, "entry_workbooks", ref.id);
    return tx.entryWorkbook.findFirst({ where: { id: ref.id, createdById: actor.id } });
  },
  refusal: () => refusalOfWorkbooks(actor)?.code ?? null,
  isPossible: ({ status }: EntryWorkbook) => status === "OPEN",
  isStale: ({ version }: EntryWorkbook) => version !== ref.version,
});

async function closed(tx: Transaction, id: string, action: string, data: Prisma.EntryWorkbookUncheckedUpdateInput) {
  const saved = await tx.entryWorkbook.update({
    where: { id },
    data: { ...data, returned: Prisma.DbNull, closedAt: new Date(), version: { increment: 1 } },
    select: { id: true, version: true },
  });
  const after = (data.result as object | undefined) ?? null;
  return { saved, audit: { action, entity: "entryWorkbook", entityId: id, after } };
}

/**
 * Writes what was chosen of a preview, all of it or nothing, each through the mutation of its form. STALE where the city
 * changed since it was seen; INVALID while a conflict has no answer, nothing was chosen, or something that would be handed
 * in is not complete.
 */
export function takeWorkbook(actor: Actor, ref: WorkbookRef, taken: TakeChanges): Promise<Saved> {
  return asOne(
    () =>
      changeRow<EntryWorkbook, WorkbookRef, never>(actor, {
        ...found(actor, ref),
        change: async (row, tx) => {
          const returned = returnedSchema.parse(row.returned);
          const preview = await previewOf(actor, returned, returned.locale);
          if (!preview) return fail("FORBIDDEN");
          if (preview.digest !== taken.digest) return fail("STALE");
          const chosen = chosenOf(preview, taken);
          if (!Array.isArray(chosen)) return { ok: false, error: chosen };
          const submit = taken.submit && preview.kind.isHandedIn;
          for (const { standing, ...change } of chosen) {
            const confirmed = standing?.asked?.figure;
            const written = await preview.kind.write(actor, { ...change, confirmed }, submit);
            if (!written.ok)
              return fail("INVALID", { fields: { take: [`notWritten:${change.entry.label.replaceAll(":", " ")}`] } });
          }
          const result: WorkbookResult = {
            ...{ written: chosen.length, submitted: submit, faults: preview.faults.length },
            left: preview.proposed.length + preview.conflicts.length - chosen.length,
          };
          return ok(await closed(tx, row.id, "apply", { status: "APPLIED", result }));
        },
      }),
    PATIENCE,
  );
}

type Chosen = Preview["proposed"];

const invalid = (field: string, fault: string): AppError<never> => ({ code: "INVALID", fields: { [field]: [fault] } });

function chosenOf(
  { proposed, conflicts }: Preview,
  { take, rest, conflicts: said, submit }: TakeChanges,
): Chosen | AppError<never> {
  if (conflicts.some((_conflict, at) => said[at] === undefined)) return invalid("conflicts", "conflictChoice");
  const ticked = new Set(take);
  const chosen = [
    ...proposed.filter((_change, at) => (at < CHANGES_SHOWN ? ticked.has(at) : rest)),
    ...conflicts.filter((_conflict, at) => said[at] === "file"),
  ];
  // To keep what is saved in every conflict is an answer too.
  if (chosen.length === 0 && conflicts.length === 0) return invalid("take", "nothingTaken");
  const lacking = chosen.filter(({ standing }) => standing && Object.keys(standing.lacks).length > 0);
  return submit && lacking.length > 0 ? invalid("take", `notComplete:${lacking.length}`) : chosen;
}

/** One row of the page of rows, through the mutation that a workbook's row goes through: the version is the form's. */
export async function saveEntryRow(
  actor: Actor,
  { jenis, kunci, version, confirmed }: EntryRow,
  { typed, submit }: { typed: Record<string, string>; submit: boolean },
): Promise<Result<unknown>> {
  const kind = KINDS[ROW_PAGES[jenis]];
  if (!kind.may(actor)) return fail("FORBIDDEN");
  const entry = (await kind.find(actor, [kunci], "id")).get(kunci);
  if (!entry || (version !== undefined && !entry.ref)) return fail("NOT_FOUND");
  const { content: readable, faults } = readTyped(kind, entry, typed);
  // A row that was begun meanwhile is told by the mutation that would begin it.
  const ref = entry.ref && version !== undefined ? { id: entry.ref.id, version } : null;
  const change = { entry: { ...entry, ref }, content: { ...entry.content, ...readable }, confirmed };
  if (!faults) return asOne(() => kind.write(actor, change, submit));
  // All that is wrong is said at once: also what stands in fields that can be read.
  return fail("INVALID", { fields: { ...(await refusedFields(actor, kind, change, submit)), ...faults } });
}

export type RowProblem = LeftProblem;
/** What became of one row, and how it stands now; undefined where there is no such one for the actor. */
export type RowAnswer = { key: string; problem: RowProblem | null; now: EntryRowView | undefined };

/**
 * Rows of the grid, each as if it were the only one: written as drafts, or handed in, or refused by itself. What was typed is
 * read as the cells of a workbook are.
 */
export async function saveEntryRows(
  actor: Actor,
  name: RowPageName,
  rows: readonly SentRow[],
  { submit, locale }: { submit: boolean; locale: Locale },
): Promise<Result<RowAnswer[]>> {
  const kind = KINDS[ROW_PAGES[name]];
  if (!kind.may(actor)) return fail("FORBIDDEN");
  const problems = await eachByItself(rows, ({ kunci, version, typed, confirmed }) => {
    const { texts, faults } = asCells(kind, typed);
    if (faults) return Promise.resolve(fail("INVALID", { fields: faults }));
    return saveEntryRow(actor, { jenis: name, kunci, version, confirmed, halaman: "" }, { typed: texts, submit });
  });
  const keys = rows.map(({ kunci }) => kunci);
  const found = [...(await kind.find(actor, keys, locale)).values()];
  const now = new Map((await viewsOf(actor, kind, found, locale)).map((row) => [row.key, row]));
  return ok(rows.map((row) => ({ key: row.kunci, problem: problems.get(row) ?? null, now: now.get(row.kunci) })));
}

/** Days and words that were pasted are read as a sheet's; figures and texts are read with their row. */
function asCells(kind: EntryKind, typed: Readonly<Record<string, string>>) {
  const texts: Record<string, string> = {};
  const faults: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(typed)) {
    const field = kind.fields[name];
    if (!field) continue;
    const isCoded = text === "" || (field.kind === "choice" && text in field.words) || /^\d{4}-\d{2}-\d{2}$/.test(text);
    const said = isCoded || (field.kind !== "day" && field.kind !== "choice") ? { text } : readField(field, text, null);
    if ("fault" in said) faults[name] = [said.fault];
    else texts[name] = said.text;
  }
  return Object.keys(faults).length > 0 ? { texts, faults } : { texts, faults: null };
}

/** Figures as a workbook's cells are read: what can be read in two ways is asked back. Texts are its schema's to read. */
function readTyped(kind: EntryKind, entry: Entry, typed: Record<string, string>) {
  const content: Record<string, string> = {};
  const faults: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(typed)) {
    const field = kind.fields[name];
    if (!field) continue;
    const said = isFigureKind(field) ? readField(field, text, entry) : { text };
    if ("fault" in said) faults[name] = [said.fault];
    // What cannot be read is nothing as yet.
    content[name] = "fault" in said ? "" : said.text;
  }
  return Object.keys(faults).length > 0 ? { content, faults } : { content, faults: null };
}
