import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { readGround } from "./ground";
import { NOTHING_SAID } from "./headings";
import { QUESTIONS_AT_ONCE } from "./limits";
import { digestOf, type Ground, type Planned, planLoad, type Question } from "./plan";
import { canLoad } from "./policy";
import { answersSchema, mappingsSchema, sheetsSchema } from "./schemas";
import { type Reference, TABLES, type Table } from "./tables";
import type { Written } from "./writing";

export const PAGE_SIZE = 20;
export const ROWS_SHOWN = 50;
const FAULTS_SHOWN = 200;

/** What was loaded and what is open, the newest first. */
export async function listLoads(actor: Actor, page = 1) {
  if (!canLoad(actor)) refuse(actor);
  const [total, loads] = await Promise.all([
    db().load.count(),
    db().load.findMany({
      orderBy: { createdAt: "desc" },
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        ...{ id: true, fileNames: true, status: true, createdAt: true, result: true },
        createdBy: { select: { name: true } },
      },
    }),
  ]);
  const items = loads.map(({ result, ...load }) => ({ ...load, result: result as Written | null }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** One load with its preview as the city stands now; a page of the rows of one table. */
export async function getLoad(actor: Actor, id: string, { table, page = 1 }: { table?: Table; page?: number } = {}) {
  if (!canLoad(actor)) refuse(actor);
  const load = await db().load.findUnique({ where: { id }, include: { createdBy: { select: { name: true } } } });
  if (!load) notFound();
  const { sheets: _sheets, mappings: _mappings, answers: _answers, ...about } = load;
  const result = load.result as Written | null;
  const undo = load.status === "APPLIED" && load.written ? { prevented: await listPrevented(id) } : null;
  if (load.status !== "OPEN") return { ...about, result, undo, preview: null };
  const sheets = sheetsSchema.parse(load.sheets);
  const mappings = mappingsSchema.parse(load.mappings);
  const ground = await db().$transaction(async (tx) => readGround(tx, await cityToday()));
  const plan = planLoad(sheets, mappings, new Map(Object.entries(answersSchema.parse(load.answers))), ground);
  const rows = plan.rows.filter((row) => row.table === table && row.kind !== "same");
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_SHOWN));
  const asked = plan.questions.slice(0, QUESTIONS_AT_ONCE);
  return {
    ...about,
    result,
    undo,
    preview: {
      sheets: sheets.map(({ name, rows: cells }, index) => ({
        name,
        rows: cells.length,
        mapping: mappings[index] ?? {
          table: null,
          header: 0,
          columns: [],
          said: NOTHING_SAID,
          areShares: false,
          moneyIn: "" as const,
        },
        // As many rows as it takes to see what is in it.
        head: cells.slice(mappings[index]?.header ?? 0, (mappings[index]?.header ?? 0) + 4),
      })),
      tables: TABLES.map((one) => countsOf(one, plan.rows)).filter(({ total }) => total > 0),
      faults: { total: plan.faults.length, shown: plan.faults.slice(0, FAULTS_SHOWN) },
      questions: {
        total: plan.questions.length,
        shown: asked.map((question) => ({ ...question, offered: offeredFor(question, ground, plan.rows) })),
      },
      choices: choicesOf(asked, ground, plan.rows),
      doubts: plan.doubts.slice(0, FAULTS_SHOWN),
      leftOut: plan.leftOut,
      digest: digestOf(plan),
      rows: rows.slice((page - 1) * ROWS_SHOWN, page * ROWS_SHOWN),
      page: Math.min(page, pages),
      pages,
    },
  };
}

/** Rows of a load that were changed or published since, each with its name: as long as there is one, it stays. */
async function listPrevented(loadId: string) {
  const events = await db().$queryRaw<{ entity: string; entityId: string; name: string | null }[]>`
    SELECT DISTINCT ON (w."entity", w."entityId") w."entity", w."entityId",
      coalesce(e."after" ->> 'name', e."after" ->> 'nameId', e."after" ->> 'titleId', e."after" ->> 'period', e."after" ->> 'year') AS "name"
    FROM "loads" l JOIN "audit_events" a ON a."entity" = 'load' AND a."entityId" = l."id"::text AND a."action" = 'apply'
      CROSS JOIN LATERAL jsonb_to_recordset(l."written") AS w("entity" text, "entityId" text)
      JOIN "audit_events" e ON e."entity" = w."entity" AND e."entityId" = w."entityId" AND e."action" NOT LIKE 'seal%'
    WHERE l."id" = ${loadId}::uuid
      AND (e."id" > a."id" OR (e."action" = 'create' AND e."before" IS NULL AND e."after" ->> 'publishedAt' IS NOT NULL))
    ORDER BY w."entity", w."entityId", e."id" LIMIT 20`;
  return events.map(({ name, ...row }) => ({ ...row, name: name ?? row.entityId }));
}

export type LoadView = Awaited<ReturnType<typeof getLoad>>;
export type Preview = NonNullable<LoadView["preview"]>;

function countsOf(table: Table, rows: readonly Planned[]) {
  const own = rows.filter((row) => row.table === table);
  const count = (kind: Planned["kind"]) => own.filter((row) => row.kind === kind).length;
  return { table, made: count("new"), changed: count("changed"), same: count("same"), total: own.length };
}

type Choice = { value: string; label: string };

/** What a name comes near to, as somebody chooses between them. */
function offeredFor({ to, offered }: Question, ground: Ground, rows: readonly Planned[]): Choice[] {
  const all = namedBy(to, ground, rows);
  return offered.flatMap((code) => all.filter(({ value }) => value === code));
}

/** Everything that a question can be answered with, once for each kind that is asked about. */
function choicesOf(questions: readonly Question[], ground: Ground, rows: readonly Planned[]) {
  const kinds = [...new Set(questions.map(({ to }) => to))];
  return Object.fromEntries(kinds.map((to) => [to, namedBy(to, ground, rows)])) as Partial<Record<Reference, Choice[]>>;
}

const TABLE_OF = { agency: "agencies", programme: "programmes", indicator: "indicators" } as const;

function namedBy(to: Reference, ground: Ground, rows: readonly Planned[]): Choice[] {
  const known = ground.named[to].map(({ code, names }) => ({ value: code, label: `${names[0] ?? code} (${code})` }));
  const table = TABLE_OF[to as keyof typeof TABLE_OF];
  const fresh = rows
    .filter((row) => row.table === table && row.kind === "new")
    .map(({ key, label }) => ({ value: key, label: `${label} (${key})` }));
  return [...known, ...fresh].sort((a, b) => a.label.localeCompare(b.label, "id"));
}

/** What the template's lists offer. */
export async function listForTemplate(actor: Actor) {
  if (!canLoad(actor)) refuse(actor);
  const [pillars, agencies] = await Promise.all([
    db().pillar.findMany({ where: { cityPillar: true }, orderBy: { order: "asc" }, select: { name: true } }),
    db().agency.findMany({ where: { cityAgency: true }, orderBy: { code: "asc" }, select: { code: true } }),
  ]);
  return { pillars: pillars.map(({ name }) => name), agencies: agencies.map(({ code }) => code) };
}
