import { type City, getCity } from "@/lib/platform/settings/published";
import "server-only";
import { isMeasured } from "@/lib/city/indicators/retirement";
import type { Task, Workplace } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Frequency } from "@/lib/platform/db/generated/enums";
import { dayOf } from "@/lib/platform/format/date";
import { currentPeriod, previousPeriod } from "@/lib/platform/format/period";
import { route } from "@/lib/platform/pages/routes";
import { dueDateOf, isLate } from "./due-date";
import { ENTRY_PAGES, type EntryKind } from "./kinds";

const OPEN = { status: { in: ["DRAFT", "RETURNED"] as ("DRAFT" | "RETURNED")[] } };

/**
 * What an agency owes of reports and values: entries sent back, drafts, figures of the last whole period. Diskominfo
 * enters figures for no agency of its own, so it owes none.
 */
export async function listOwedEntries(actor: Actor, { id }: Workplace, today: string): Promise<Task[]> {
  if (actor.role !== "AGENCY") return [];
  const city = await getCity();
  return (
    await Promise.all([owedReports(id, today, city), owedValues(id, today, city), owedParts(id, today, city)])
  ).flat();
}

async function owedReports(agencyId: string, today: string, { reportRhythm, reportDueDay }: City): Promise<Task[]> {
  const expected = previousPeriod(currentPeriod(reportRhythm, today));
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
      { today, dueDay: reportDueDay },
    );
  });
}

async function owedValues(agencyId: string, today: string, { reportDueDay }: City): Promise<Task[]> {
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
      retiredFrom: true,
      definitions: { where: { current: true }, select: { frequency: true } },
      values: {
        where: { OR: [OPEN, { period: { in: Object.values(expectedOf) }, kelurahanId: null }] },
        select: { id: true, period: true, status: true, returnReason: true, kelurahan: { select: { name: true } } },
      },
    },
  });
  return indicators.flatMap(({ code, nameId, nameEn, retiredFrom, definitions: [definition], values }) => {
    const expected = definition ? expectedOf[definition.frequency] : null;
    return tasksOf(
      { kind: "value", key: code, nameId, nameEn },
      values.map(({ kelurahan, ...value }) => ({ ...value, kelurahan: kelurahan?.name ?? null })),
      expected && isMeasured(expected, dayOf(retiredFrom)) ? expected : null,
      { today, dueDay: reportDueDay },
    );
  });
}

/** What was begun or sent back of a programme's years, milestones and money. Nothing of them is owed by a rhythm. */
async function owedParts(agencyId: string, today: string, { reportDueDay }: City): Promise<Task[]> {
  const where = { programme: { agencyId }, ...OPEN };
  const include = { programme: { select: { slug: true, name: true } } };
  const [years, milestones, funding] = await Promise.all([
    db().programmeYear.findMany({ where, include }),
    db().programmeMilestone.findMany({ where, include }),
    db().programmeFunding.findMany({ where, include }),
  ]);
  const told = [
    ...years.map((row) => ({ ...row, kind: "year" as const, period: `${row.year}` })),
    ...milestones.map((row) => ({ ...row, kind: "milestone" as const, period: dayOf(row.dueOn).slice(0, 7) })),
    ...funding.map((row) => ({ ...row, kind: "funding" as const, period: `${row.year}` })),
  ];
  return told.flatMap(({ kind, programme: { slug, name }, id, period, status, returnReason }) =>
    tasksOf(
      { kind, key: slug, nameId: name, nameEn: name },
      [{ id, period, status, returnReason, kelurahan: null }],
      null,
      { today, dueDay: reportDueDay },
    ),
  );
}

type About = Pick<Task, "key" | "nameId" | "nameEn"> & { kind: EntryKind };
type OpenEntry = { id: string; period: string; status: string; returnReason: string | null; kelurahan: string | null };

type Due = { today: string; dueDay: number };

function tasksOf(about: About, entries: OpenEntry[], expected: string | null, { today, dueDay }: Due): Task[] {
  const task = (reason: Task["reason"], period: string, entry?: OpenEntry): Task => {
    const dueOn = dueDateOf(period, dueDay);
    const returnReason = reason === "returned" ? (entry?.returnReason ?? null) : null;
    const { id = null, kelurahan = null } = entry ?? {};
    const address = addressOf(about, period, id);
    const late = isLate(dueOn, today);
    return { ...about, reason, id, address, period, round: null, kelurahan, returnReason, dueOn, late };
  };
  const open = entries.filter((entry) => entry.status === "DRAFT" || entry.status === "RETURNED");
  const tasks = open.map((entry) => task(entry.status === "RETURNED" ? "returned" : "draft", entry.period, entry));
  // A figure of one kelurahan does not stand for the city.
  const missing = expected !== null && !entries.some((entry) => entry.period === expected && entry.kelurahan === null);
  return missing ? [...tasks, task("missing", expected)] : tasks;
}

function addressOf({ kind, key }: About, period: string, id: string | null): string {
  if (id) return route(ENTRY_PAGES[kind], { id });
  const query = { periode: period };
  return kind === "progress"
    ? route("/kelola/program/[slug]/lapor", { slug: key }, { query })
    : route("/kelola/isi", {}, { query: { kode: key, ...query } });
}
