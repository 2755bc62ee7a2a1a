import "server-only";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { PROGRESS_RHYTHM } from "@/lib/city/programmes/rhythm";
import { answersAreOpen, PHASES } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Frequency } from "@/lib/platform/db/generated/enums";
import { wibToday } from "@/lib/platform/format/date";
import { currentPeriod, previousPeriod } from "@/lib/platform/format/period";
import { officersOf } from "@/lib/platform/users/officers";
import { type Duty, listDuties } from "@/lib/work/duties/queries";
import { dueDateOf, isLate } from "./due-date";

export type TaskReason = "returned" | "check" | "draft" | "missing";
export type QueueState = "SUBMITTED" | "VERIFIED";

/** One thing that an agency owes; `entryId` is null where it has not been begun. */
export type Task = {
  kind: "progress" | "value" | "answer" | Duty["kind"];
  reason: TaskReason;
  /** Programme slug, indicator code, item code, "2022/1" of a recommendation, or a question's number. */
  key: string;
  nameId: string;
  nameEn: string;
  /** Of an answer, a recommendation and its action the slug of the round. */
  period: string;
  /** The kelurahan of a value that is of one; null for the whole city. */
  kelurahan: string | null;
  entryId: string | null;
  returnReason: string | null;
  /** Null where the round has no date for it. */
  dueOn: string | null;
  late: boolean;
};

/**
 * What the actor's agency owes, the late first: entries sent back, drafts, figures of the last whole period, and what
 * it has to follow up. Diskominfo enters figures for no agency of its own, so it owes the last kind only.
 */
export async function listTasks(actor: Actor, now = new Date()): Promise<Task[]> {
  const today = wibToday(now);
  const { agencyId } = actor;
  const entries =
    actor.role === "AGENCY" && agencyId
      ? [answerTasks(actor, agencyId, today), progressTasks(agencyId, today), valueTasks(agencyId, today)]
      : [];
  const duties = listDuties(actor, now).then((owed) => owed.map(asTask));
  const tasks = (await Promise.all([...entries, duties])).flat();
  const rank: Record<TaskReason, number> = { returned: 0, check: 1, draft: 2, missing: 3 };
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

const FILTERS = {
  semua: () => true,
  terlambat: (task: Task) => task.late,
  dikembalikan: (task: Task) => task.reason === "returned",
};

export type TaskFilter = keyof typeof FILTERS;
export const TASK_FILTERS = Object.keys(FILTERS) as TaskFilter[];
export const isTaskFilter = (given: string | undefined): given is TaskFilter =>
  TASK_FILTERS.some((filter) => filter === given);

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

const asTask = ({ id, name, round, ...duty }: Duty): Task => ({
  ...duty,
  nameId: name,
  nameEn: name,
  period: round,
  kelurahan: null,
  entryId: id,
});

/** After every day: what has no due date comes last. */
const NEVER = "9999-12-31";

/** Items of an open round that this officer, or nobody of the agency in particular, was given. */
async function answerTasks(actor: Actor, agencyId: string, today: string): Promise<Task[]> {
  const answers = await db().answer.findMany({
    where: {
      agencyId,
      ...OPEN,
      round: { phase: { in: PHASES.filter(answersAreOpen) } },
      OR: [
        { officerId: null },
        { officerId: actor.id },
        { officer: { NOT: officersOf({ id: agencyId, steward: false }) } },
      ],
    },
    orderBy: { item: { order: "asc" } },
    select: {
      id: true,
      status: true,
      score: true,
      returnReason: true,
      item: { select: { code: true, textId: true, textEn: true } },
      round: { select: { slug: true, phases: { where: { phase: "FILLING" }, select: { closesAt: true } } } },
    },
  });
  return answers.map(({ id, status, score, returnReason, item, round }) => {
    const closesAt = round.phases[0]?.closesAt ?? null;
    const dueOn = closesAt && wibToday(closesAt);
    return {
      kind: "answer",
      reason: status === "RETURNED" ? "returned" : score === null ? "missing" : "draft",
      key: item.code,
      nameId: item.textId,
      nameEn: item.textEn || item.textId,
      period: round.slug,
      kelurahan: null,
      entryId: id,
      returnReason: status === "RETURNED" ? returnReason : null,
      dueOn,
      late: dueOn !== null && isLate(dueOn, today),
    };
  });
}

const OPEN = { status: { in: ["DRAFT", "RETURNED"] as ("DRAFT" | "RETURNED")[] } };

async function progressTasks(agencyId: string, today: string): Promise<Task[]> {
  const expected = previousPeriod(currentPeriod(PROGRESS_RHYTHM, today));
  const programmes = await db().programme.findMany({
    where: { agencyId },
    select: {
      slug: true,
      name: true,
      status: true,
      reports: {
        where: { OR: [OPEN, { period: expected }] },
        select: { id: true, period: true, status: true, returnReason: true },
      },
    },
  });
  return programmes.flatMap(({ slug, name, status, reports }) => {
    const about = { kind: "progress" as const, key: slug, nameId: name, nameEn: name };
    const running = status === null || status === "RUNNING";
    return tasksOf(
      about,
      reports.map((report) => ({ ...report, kelurahan: null })),
      running ? expected : null,
      today,
    );
  });
}

async function valueTasks(agencyId: string, today: string): Promise<Task[]> {
  const frequencies: Frequency[] = ["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"];
  const expectedOf = Object.fromEntries(frequencies.map((f) => [f, previousPeriod(currentPeriod(f, today))])) as Record<
    Frequency,
    string
  >;
  const indicators = await db().indicator.findMany({
    where: { agencyId },
    select: {
      code: true,
      nameId: true,
      nameEn: true,
      definitions: { where: { current: true }, select: { frequency: true } },
      values: {
        where: { OR: [OPEN, { period: { in: Object.values(expectedOf) }, kelurahanId: null }] },
        select: { id: true, period: true, status: true, returnReason: true, kelurahan: { select: { name: true } } },
      },
    },
  });
  return indicators.flatMap(({ code, nameId, nameEn, definitions: [definition], values }) =>
    tasksOf(
      { kind: "value", key: code, nameId, nameEn },
      values.map(({ kelurahan, ...value }) => ({ ...value, kelurahan: kelurahan?.name ?? null })),
      definition ? expectedOf[definition.frequency] : null,
      today,
    ),
  );
}

type About = Pick<Task, "key" | "nameId" | "nameEn"> & { kind: "progress" | "value" };
type OpenEntry = { id: string; period: string; status: string; returnReason: string | null; kelurahan: string | null };

function tasksOf(about: About, entries: OpenEntry[], expected: string | null, today: string): Task[] {
  const task = (reason: TaskReason, period: string, entry?: OpenEntry): Task => {
    const dueOn = dueDateOf(period);
    const returnReason = reason === "returned" ? (entry?.returnReason ?? null) : null;
    const { id: entryId = null, kelurahan = null } = entry ?? {};
    return { ...about, reason, period, kelurahan, entryId, returnReason, dueOn, late: isLate(dueOn, today) };
  };
  const open = entries.filter((entry) => entry.status === "DRAFT" || entry.status === "RETURNED");
  const tasks = open.map((entry) => task(entry.status === "RETURNED" ? "returned" : "draft", entry.period, entry));
  // A figure of one kelurahan does not stand for the city.
  const missing = expected !== null && !entries.some((entry) => entry.period === expected && entry.kelurahan === null);
  return missing ? [...tasks, task("missing", expected)] : tasks;
}

export const QUEUE_PAGE_SIZE = 20;

export type QueueItem = {
  kind: "progress" | "value";
  id: string;
  key: string;
  nameId: string;
  nameEn: string;
  agency: string;
  period: string;
  kelurahan: string | null;
  status: QueueState;
  submittedAt: Date;
  submittedBy: string;
  ownWork: boolean;
};

/** What waits for Diskominfo, the oldest first, a page at a time: entries to verify or, verified, to publish. */
export async function listQueue(actor: Actor, { state, page = 1 }: { state: QueueState; page?: number }) {
  if (!canVerifyAtAll(actor)) return { items: [], total: 0, page: 1, pages: 1 };
  const total = (await countQueue(actor))[state];
  const items = await db().$queryRaw<QueueItem[]>`
    SELECT 'progress' AS kind, r."id", p."slug" AS key, p."name" AS "nameId", p."name" AS "nameEn", a."shortName" AS agency, r."period", NULL AS kelurahan, r."status"::text AS status,
           r."submittedAt", u."name" AS "submittedBy", ${actor.id}::uuid = ANY (r."enteredByIds") AS "ownWork"
      FROM progress_reports r JOIN programmes p ON p."id" = r."programmeId" JOIN agencies a ON a."id" = p."agencyId" JOIN users u ON u."id" = r."submittedById"
     WHERE r."status" = ${state}::"EntryStatus"
    UNION ALL
    SELECT 'value', v."id", i."code", i."nameId", i."nameEn", a."shortName", v."period", k."name", v."status"::text,
           v."submittedAt", u."name", ${actor.id}::uuid = ANY (v."enteredByIds")
      FROM indicator_values v JOIN indicators i ON i."id" = v."indicatorId" JOIN agencies a ON a."id" = i."agencyId" JOIN users u ON u."id" = v."submittedById"
      LEFT JOIN kelurahan k ON k."id" = v."kelurahanId"
     WHERE v."status" = ${state}::"EntryStatus"
    ORDER BY "submittedAt", "id" LIMIT ${QUEUE_PAGE_SIZE} OFFSET ${(page - 1) * QUEUE_PAGE_SIZE}`;
  return { items, total, page, pages: Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE)) };
}

/** How many answers of the self-assessment wait to be verified, by round; none for those who cannot. */
export async function countAnswersToVerify(actor: Actor): Promise<{ slug: string; count: number }[]> {
  if (!canVerifyAtAll(actor)) return [];
  const rounds = await db().evaluationRound.findMany({
    where: { answers: { some: { status: "SUBMITTED" } } },
    orderBy: { slug: "desc" },
    select: { slug: true, _count: { select: { answers: { where: { status: "SUBMITTED" } } } } },
  });
  return rounds.map(({ slug, _count }) => ({ slug, count: _count.answers }));
}

/** How many entries wait to be verified and to be published; none for those who cannot. */
export async function countQueue(actor: Actor): Promise<Record<QueueState, number>> {
  const counts = { SUBMITTED: 0, VERIFIED: 0 };
  if (!canVerifyAtAll(actor)) return counts;
  const status = { in: ["SUBMITTED", "VERIFIED"] as QueueState[] };
  const [reports, values] = await Promise.all([
    db().progressReport.groupBy({ by: ["status"], where: { status }, _count: true }),
    db().indicatorValue.groupBy({ by: ["status"], where: { status }, _count: true }),
  ]);
  for (const row of [...reports, ...values]) counts[row.status as QueueState] += row._count;
  return counts;
}
