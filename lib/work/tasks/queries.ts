import "server-only";
import type { Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { cityToday } from "@/lib/platform/settings/published";
import { AREAS } from "@/lib/work/areas";
import { addressOf } from "@/lib/work/owed/owed";
import { listDuties } from "@/lib/work/owed/queries";
import { type Task, type TaskSearch, taskCounts, tasksOf } from "./task-filter";

/** What the actor owes, the late first. */
export async function listTasks(actor: Actor, now = new Date()): Promise<Task[]> {
  const duties = await listDuties(await cityToday(now), actor.id);
  return duties.map((duty) => ({ ...duty, address: addressOf(duty) }));
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
