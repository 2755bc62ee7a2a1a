import type { Task } from "@/lib/platform/areas/office";

export const FILTERS = {
  semua: () => true,
  terlambat: (task: Task) => task.late,
  dikembalikan: (task: Task) => task.reason === "returned",
};

export type TaskFilter = keyof typeof FILTERS;
export const TASK_FILTERS = Object.keys(FILTERS) as TaskFilter[];
export const isTaskFilter = (given: string | undefined): given is TaskFilter =>
  TASK_FILTERS.some((filter) => filter === given);
