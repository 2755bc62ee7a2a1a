import { z } from "zod";
import { OWED_KINDS, type OwedReason, type OwedThing } from "@/lib/work/owed/owed";

/** One thing that somebody's agency owes, with the one place that settles it. */
export type Task = OwedThing & {
  reason: OwedReason;
  address: string;
  returnReason: string | null;
  /** 'YYYY-MM-DD'; null where nothing says until when. */
  dueOn: string | null;
  late: boolean;
};

/** Until the end of the seventh and the thirtieth day from today; what is late is there too. */
const WITHIN = { minggu: 7, bulan: 30 } as const;
export const DUES = ["terlambat", "minggu", "bulan", "tanpa"] as const;
type Due = (typeof DUES)[number];

/** The filters of the tasks as their address spells them; one that means nothing is none. */
export const taskSearchSchema = z.object({
  tampil: z.literal("dikembalikan").optional().catch(undefined),
  putaran: z.string().max(40).optional().catch(undefined),
  jenis: z.enum(OWED_KINDS).optional().catch(undefined),
  tenggat: z.enum(DUES).optional().catch(undefined),
  hal: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type TaskSearch = z.output<typeof taskSearchSchema>;

const dayAfter = (today: string, days: number) =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

const FITS: { [Name in Exclude<keyof TaskSearch, "hal">]: (task: Task, asked: string, today: string) => boolean } = {
  tampil: (task) => task.reason === "returned",
  putaran: (task, asked) => task.round === asked,
  jenis: (task, asked) => task.kind === asked,
  tenggat: (task, asked, today) => {
    if (asked === "terlambat") return task.late;
    if (asked === "tanpa") return task.dueOn === null;
    return task.dueOn !== null && task.dueOn <= dayAfter(today, WITHIN[asked as keyof typeof WITHIN]);
  },
};
type Name = keyof typeof FITS;
const NAMES = Object.keys(FITS) as Name[];

/** Those that every filter lets through, but the one that is left out. */
export const tasksOf = (tasks: readonly Task[], search: TaskSearch, today: string, without?: Name): Task[] =>
  tasks.filter((task) =>
    NAMES.every((name) => {
      const asked = name === without ? undefined : search[name];
      return asked === undefined || FITS[name](task, asked, today);
    }),
  );

/** What each choice of a filter would leave, under the other filters; a choice that leaves nothing is not there. */
export function taskCounts(tasks: readonly Task[], search: TaskSearch, today: string) {
  const choices = <Value extends string>(name: Name, values: readonly Value[]) => {
    const open = tasksOf(tasks, search, today, name);
    const counted = values.map((value) => ({ value, count: open.filter((t) => FITS[name](t, value, today)).length }));
    return { all: open.length, choices: counted.filter(({ value, count }) => count > 0 || search[name] === value) };
  };
  const rounds = [...new Set(tasks.flatMap(({ round }) => round ?? []))].sort().reverse();
  return {
    tampil: choices("tampil", ["dikembalikan"] as const),
    tenggat: choices<Due>("tenggat", DUES),
    jenis: choices("jenis", OWED_KINDS),
    putaran: choices("putaran", rounds),
  };
}
