import "server-only";
import { findWorkplace } from "@/lib/city/agencies/queries";
import type { Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { cityToday } from "@/lib/platform/settings/published";
import { AREAS } from "@/lib/work/areas";
import { addressOf, ENTRY_KINDS, type OwedKind, type OwedReason, type OwedThing } from "@/lib/work/owed/owed";
import { type Task, type TaskSearch, taskCounts, tasksOf } from "./task-filter";

type Row = OwedThing & {
  state: string | null;
  reason: OwedReason;
  returnReason: string | null;
  dueOn: string | null;
  late: boolean;
};

/** Entries and answers are the agencies' to make: Diskominfo enters them for others and owes none. */
const OF_AGENCIES: OwedKind[] = [...ENTRY_KINDS, "answer"];

/**
 * What the actor's agency owes, the late first: what was given to the actor, to nobody in particular, or to somebody who no
 * longer works there. It is what `owed_work` says of the day.
 */
export async function listTasks(actor: Actor, now = new Date()): Promise<Task[]> {
  const workplace = await findWorkplace(actor);
  if (!workplace) return [];
  const today = await cityToday(now);
  const without = actor.role === "AGENCY" ? [] : OF_AGENCIES;
  const rows = await db().$queryRaw<Row[]>`
    SELECT o."kind", o."id", o."key", o."nameId", o."nameEn", o."period", o."round", o."kelurahan", o."state", o."reason",
        o."returnReason", o."dueOn"::text AS "dueOn", o."late"
      FROM owed_work(${today}::date) o
     WHERE o."isDuty" AND o."agencyId" = ${workplace.id}::uuid AND (o."officerId" IS NULL OR o."officerId" = ${actor.id}::uuid)
       AND o."kind" <> ALL (${without})
     ORDER BY o."late" DESC, array_position(ARRAY['returned', 'check', 'draft', 'missing'], o."reason"), o."dueOn" NULLS LAST, o."kind",
       CASE WHEN o."kind" = 'answer' THEN o."place" END, o."key", o."id"`;
  return rows.map(({ state, ...row }) => ({ ...row, address: addressOf({ ...row, state }) }));
}

/** What waits for the actor to check, confirm or publish, of every area; nothing that is zero. */
export async function listWaiting(actor: Actor): Promise<Waiting[]> {
  const waiting = await Promise.all(AREAS.map((area) => area.waiting?.(actor) ?? []));
  return waiting.flat().filter(({ count }) => count > 0);
}

export const TASKS_PAGE_SIZE = 30;

/**
 * A page of `listTasks`, with how many there are under each filter. It is cut here, not in the database: every filter says
 * how many it would leave. An agency owes hundreds at most.
 */
export async function listTaskPage(actor: Actor, search: TaskSearch, now = new Date()) {
  const tasks = await listTasks(actor, now);
  const today = await cityToday(now);
  const found = tasksOf(tasks, search, today);
  const pages = Math.max(1, Math.ceil(found.length / TASKS_PAGE_SIZE));
  // What was settled since may have emptied the last page.
  const page = Math.min(search.hal, pages);
  const items = found.slice((page - 1) * TASKS_PAGE_SIZE, page * TASKS_PAGE_SIZE);
  return { items, total: tasks.length, counts: taskCounts(tasks, search, today), search, page, pages };
}

export type TaskPage = Awaited<ReturnType<typeof listTaskPage>>;
