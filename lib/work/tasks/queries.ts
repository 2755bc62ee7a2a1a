import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { findWorkplace } from "@/lib/city/agencies/queries";
import type { Task, Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";

import { AREAS } from "@/lib/work/areas";
import { FILTERS, TASK_FILTERS, type TaskFilter } from "./task-filter";

/** What the actor's agency owes, the late first, of every area that declares something (lib/platform/areas). */
export async function listTasks(actor: Actor, now = new Date()): Promise<Task[]> {
  const workplace = await findWorkplace(actor);
  if (!workplace) return [];
  const today = await cityToday(now);
  const tasks = (await Promise.all(AREAS.map((area) => area.tasks?.(actor, workplace, today) ?? []))).flat();
  const rank: Record<Task["reason"], number> = { returned: 0, check: 1, draft: 2, missing: 3 };
  return tasks.sort(
    (a, b) =>
      Number(b.late) - Number(a.late) ||
      rank[a.reason] - rank[b.reason] ||
      (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER) ||
      a.kind.localeCompare(b.kind) ||
      // Items stand in the order of their questionnaire already.
      (a.kind === "answer" ? 0 : a.key.localeCompare(b.key)),
  );
}

/** After every day: what has no due date comes last. */
const NEVER = "9999-12-31";

/** What waits for the actor to check, confirm or publish, of every area; nothing that is zero. */
export async function listWaiting(actor: Actor): Promise<Waiting[]> {
  const waiting = await Promise.all(AREAS.map((area) => area.waiting?.(actor) ?? []));
  return waiting.flat().filter(({ count }) => count > 0);
}

export const TASKS_PAGE_SIZE = 30;

/**
 * A page of `listTasks`, with how many there are under each filter. It is cut here, not in the database: what is late
 * comes first whatever its kind, and what is missing is a row nowhere. An agency owes hundreds at most.
 */
export async function listTaskPage(actor: Actor, { filter, page }: { filter: TaskFilter; page: number }) {
  const tasks = await listTasks(actor);
  const found = tasks.filter(FILTERS[filter]);
  const counts = Object.fromEntries(TASK_FILTERS.map((key) => [key, tasks.filter(FILTERS[key]).length])) as Record<
    TaskFilter,
    number
  >;
  const pages = Math.max(1, Math.ceil(found.length / TASKS_PAGE_SIZE));
  // What was settled since may have emptied the last page.
  const shown = Math.min(page, pages);
  const items = found.slice((shown - 1) * TASKS_PAGE_SIZE, shown * TASKS_PAGE_SIZE);
  return { items, counts, filter, page: shown, pages };
}

export type TaskPage = Awaited<ReturnType<typeof listTaskPage>>;
