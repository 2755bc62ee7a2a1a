import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { recordAudit, recordManyAudits } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import { db, isReferenceViolation, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import { type Load, Prisma } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { LEAVE_OUT } from "./answers";
import type { ChosenMapping } from "./form";
import { readGround } from "./ground";
import { columnsOf, type Mapping, type Sheet, understand } from "./headings";
import { digestOf, neededTables, type Plan, planLoad } from "./plan";
import { canLoad } from "./policy";
import { type ApplyLoad, answersSchema, mappingsSchema, sheetsSchema } from "./schemas";
import { TABLES } from "./tables";
import { undoLoad, type WrittenRow } from "./undoing";
import { writePlan } from "./writing";

export type LoadRef = { id: string; version: number };
type Saved = Result<LoadRef>;
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;

/** Whether the actor may load at all: asked before a file is read. */
export const refusalOfLoading = (actor: Actor) => (canLoad(actor) ? null : { code: "FORBIDDEN" as const });

/** Keeps what was read of the files; nothing of the city changes. What others left open for a month goes. */
export async function createLoad(actor: Actor, fileNames: string[], sheets: Sheet[]): Promise<Saved> {
  if (!canLoad(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "loads" SET "status" = 'DROPPED', "sheets" = NULL, "closedAt" = now()
      WHERE "status" = 'OPEN' AND "createdAt" < now() - interval '30 days'`;
    const mappings = json(sheets.map(understand));
    const made = await tx.load.create({
      data: { createdById: actor.id, fileNames, sheets: json(sheets), mappings, answers: {} },
      select: { id: true, version: true },
    });
    const about = { entity: "load", entityId: made.id, after: { fileNames } };
    await recordAudit(tx, actor, { action: "create", ...about });
    return ok(made);
  });
}

/** What each sheet and column is taken for, as the person says it; of a table or head chosen anew the columns are found again. */
export function saveMappings(actor: Actor, ref: LoadRef, chosen: ChosenMapping[]): Promise<Saved> {
  return changeLoad(actor, ref, "map", ({ sheets, mappings }) => {
    const known = mappingsSchema.parse(mappings);
    const mapped = sheetsSchema.parse(sheets).map((sheet, index): Mapping => {
      const before = known[index] ?? understand(sheet);
      const now = chosen[index] ?? before;
      if (now.table === before.table && now.header === before.header) return now;
      return { ...now, columns: now.table ? columnsOf(sheet, now.header, now.table) : [] };
    });
    return { mappings: json(mapped) };
  });
}

/** What names mean: remembered for every load that follows, but for those that are left out of this one. */
export function saveAnswers(actor: Actor, ref: LoadRef, answers: Record<string, string>): Promise<Saved> {
  return changeLoad(actor, ref, "answer", ({ answers: before }) => ({
    answers: json({ ...answersSchema.parse(before), ...answers }),
  }));
}

/** Throws it away: nothing of it was written. */
export function dropLoad(actor: Actor, ref: LoadRef): Promise<Saved> {
  return changeLoad(actor, ref, "drop", { status: "DROPPED", sheets: Prisma.DbNull, closedAt: new Date() });
}

type Columns = Prisma.LoadUncheckedUpdateInput;

function changeLoad(
  actor: Actor,
  ref: LoadRef,
  action: string,
  data: Columns | ((load: Load) => Columns),
): Promise<Saved> {
  return changeRow(actor, {
    ...found(actor, ref),
    change: async (load, tx) => {
      const own = typeof data === "function" ? data(load) : data;
      const after = await tx.load.update({
        where: { id: load.id },
        data: { ...own, version: { increment: 1 } },
        select: { id: true, version: true },
      });
      return ok({ saved: after, audit: { action, entity: "load", entityId: load.id } });
    },
  });
}

const found = (actor: Actor, ref: LoadRef) => ({
  find: async (tx: Transaction) => {
    await lockRow(tx, "loads", ref.id);
    return tx.load.findUnique({ where: { id: ref.id } });
  },
  refusal: () => refusalOfLoading(actor)?.code ?? null,
  isPossible: ({ status }: Load) => status === "OPEN",
  isStale: ({ version }: Load) => version !== ref.version,
});

/** The whole of it, five thousand rows and more, in one transaction. */
const PATIENCE = { timeout: 180_000, maxWait: 10_000 };

/**
 * Writes what was previewed: all that is right in the chosen tables, or nothing. `digest` is the preview's: where the city
 * changed since, STALE, and the preview is made anew. INVALID while a fault or a question stands anywhere, and where a
 * chosen table stands on one that is not.
 */
export function applyLoad(actor: Actor, ref: LoadRef, { digest, tables, publish }: ApplyLoad): Promise<Saved> {
  return changeRow(
    actor,
    {
      ...found(actor, ref),
      change: async (load, tx) => {
        const plan = await planOf(tx, load);
        if (digestOf(plan) !== digest) return fail("STALE");
        const chosen = TABLES.filter((table) => tables.includes(table));
        if (plan.questions.length > 0 || plan.faults.length > 0)
          return fail("INVALID", { fields: { tables: ["loadFaults"] } });
        if (neededTables(plan.rows, chosen).length > 0) return fail("INVALID", { fields: { tables: ["loadNeeds"] } });
        const rows = plan.rows.filter(({ table, kind }) => chosen.includes(table) && kind !== "same");
        if (rows.length === 0) return fail("INVALID", { fields: { tables: ["loadNothing"] } });
        const file = load.fileNames.join(", ").slice(0, 200);
        const { written: result, events } = await writePlan(tx, rows, { actor, file, publish, now: new Date() });
        await recordManyAudits(
          tx,
          events.map((event) => ({ ...event, actor })),
        );
        await remember(tx, answersSchema.parse(load.answers));
        const after = await tx.load.update({
          where: { id: load.id },
          data: {
            status: "APPLIED",
            sheets: Prisma.DbNull,
            closedAt: new Date(),
            result: json(result),
            written: json(events.map(({ entity, entityId }) => ({ entity, entityId }))),
            version: { increment: 1 },
          },
          select: { id: true, version: true },
        });
        return ok({
          saved: after,
          audit: { action: "apply", entity: "load", entityId: load.id, after: { ...result, digest } },
        });
      },
    },
    PATIENCE,
  ).catch((error) => {
    // Somebody made the same row while this was written: the preview is made anew.
    if (isUniqueViolation(error)) return fail("STALE");
    throw error;
  });
}

/**
 * Takes back all that a load wrote, in one transaction: IN_USE as soon as anything of it was changed or published since, or
 * something else hangs on it.
 */
export async function takeBackLoad(actor: Actor, ref: LoadRef): Promise<Saved> {
  try {
    return await changeRow(
      actor,
      {
        ...found(actor, ref),
        isPossible: ({ status, written }) => status === "APPLIED" && written !== null,
        change: async (load, tx) => {
          const rows = await writtenRows(tx, load.id);
          if (rows === null) return fail("IN_USE");
          const file = load.fileNames.join(", ").slice(0, 200);
          const undone = await undoLoad(tx, rows, { actor, file });
          await recordManyAudits(
            tx,
            undone.map((event) => ({ ...event, actor })),
          );
          const after = await tx.load.update({
            where: { id: load.id },
            data: { status: "UNDONE", version: { increment: 1 } },
            select: { id: true, version: true },
          });
          return ok({ saved: after, audit: { action: "undo", entity: "load", entityId: load.id } });
        },
      },
      PATIENCE,
    );
  } catch (error) {
    if (!isReferenceViolation(error)) throw error;
    return fail("IN_USE");
  }
}

/** What a load wrote, with what stood before, by entity; null where anything happened to it since. */
async function writtenRows(tx: Transaction, loadId: string): Promise<Map<string, WrittenRow[]> | null> {
  // The newest event of each row is the load's own, or nobody knows any more what stood before.
  const events = await tx.$queryRaw<(WrittenRow & { entity: string; own: boolean })[]>`
    SELECT DISTINCT ON (w."entity", w."entityId") w."entity", w."entityId", e."before", e."after", e."id" < a."id" AS "own"
    FROM "loads" l JOIN "audit_events" a ON a."entity" = 'load' AND a."entityId" = l."id"::text AND a."action" = 'apply'
      CROSS JOIN LATERAL jsonb_to_recordset(l."written") AS w("entity" text, "entityId" text)
      JOIN "audit_events" e ON e."entity" = w."entity" AND e."entityId" = w."entityId" AND e."action" NOT LIKE 'seal%'
    WHERE l."id" = ${loadId}::uuid ORDER BY w."entity", w."entityId", e."id" DESC`;
  const isPublic = ({ before, after }: WrittenRow) => before === null && after.publishedAt != null;
  if (events.some((event) => !event.own || isPublic(event))) return null;
  return Map.groupBy(events, ({ entity }) => entity);
}

async function planOf(tx: Transaction, load: Load): Promise<Plan> {
  const answers = new Map(Object.entries(answersSchema.parse(load.answers)));
  const ground = await readGround(tx, await cityToday());
  return planLoad(sheetsSchema.parse(load.sheets), mappingsSchema.parse(load.mappings), answers, ground);
}

async function remember(tx: Transaction, answers: Record<string, string>): Promise<void> {
  for (const [text, code] of Object.entries(answers)) {
    if (code === LEAVE_OUT) continue;
    await tx.nameAlias.upsert({ where: { text }, create: { text, code }, update: { code } });
  }
}
