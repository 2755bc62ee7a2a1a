import "server-only";
import { dueDateOf, isLate } from "@/lib/city/entries/due-date";
import type { EntryKind } from "@/lib/city/entries/kinds";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import type { Said } from "@/lib/city/entries/said";
import { findJumps } from "@/lib/city/indicators/shown";
import { DUE_DAYS, isFarDay } from "@/lib/city/programme-parts/schemas";
import { isAbovePlan } from "@/lib/city/programme-parts/spending";
import type { Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { EntryInWork } from "@/lib/platform/db/generated/client";
import { dayIn, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";
import { OLDEST_FIRST, type QueueFilter, type QueueState, TOGETHER_AT_MOST, waitingFor } from "./schemas";

export const QUEUE_PAGE_SIZE = 50;

type Row = Pick<
  EntryInWork,
  | "id"
  | "version"
  | "key"
  | "nameId"
  | "nameEn"
  | "detail"
  | "agency"
  | "period"
  | "kelurahan"
  | "submittedAt"
  | "submittedBy"
>;

export type QueueItem = Row & {
  kind: EntryKind;
  ownWork: boolean;
  said: Said;
  /** What is published and stands nearest before it: what it corrects, or the figure of the period before. */
  before: { said: Said; period: string } | null;
  /** What a checker looks at first. */
  marks: ("jump" | "late" | "noEvidence" | "revision" | "abovePlan" | "farDay")[];
};

/** What waits for Diskominfo, the oldest first, a page at a time: entries to verify or, verified, to publish. */
export async function listQueue(actor: Actor, { page = 1, ...filter }: QueueFilter & { page?: number }) {
  if (!canVerifyAtAll(actor)) return { items: [], total: 0, own: 0, page: 1, pages: 1 };
  const where = waitingFor(filter);
  const [total, own] = await Promise.all([
    db().entryInWork.count({ where }),
    db().entryInWork.count({ where: { ...where, enteredByIds: { has: actor.id } } }),
  ]);
  const pages = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE));
  const at = Math.min(page, pages);
  const rows = await db().entryInWork.findMany({
    where,
    orderBy: OLDEST_FIRST,
    take: QUEUE_PAGE_SIZE,
    skip: (at - 1) * QUEUE_PAGE_SIZE,
  });
  return { items: await told(rows, actor), total, own, page: at, pages };
}

/** The oldest that wait to be verified, where what waits is counted already. */
export async function listOldest(actor: Actor, size: number): Promise<QueueItem[]> {
  if (!canVerifyAtAll(actor)) return [];
  const where = waitingFor({ state: "SUBMITTED", q: "" });
  return told(await db().entryInWork.findMany({ where, orderBy: OLDEST_FIRST, take: size }), actor);
}

/** Asked back where it was entered, or would be today: somebody looks at it by itself. */
const isDoubt = (mark: QueueItem["marks"][number]) => mark === "jump" || mark === "abovePlan" || mark === "farDay";

/** Batches that are looked through for entries that can be decided together. */
const BATCHES = 4;

/**
 * What of the queue can be decided with one press, the oldest first and `TOGETHER_AT_MOST` at most; and how many before
 * them are left for somebody's own look: one's own work, and figures that jump.
 */
export async function listDecidable(actor: Actor, filter: QueueFilter) {
  const items: QueueItem[] = [];
  const left = { own: 0, doubt: 0 };
  if (!canVerifyAtAll(actor)) return { items, left };
  for (let batch = 0; batch < BATCHES && items.length < TOGETHER_AT_MOST; batch++) {
    const rows = await db().entryInWork.findMany({
      where: waitingFor(filter),
      orderBy: OLDEST_FIRST,
      take: TOGETHER_AT_MOST,
      skip: batch * TOGETHER_AT_MOST,
    });
    for (const item of await told(rows, actor)) {
      if (items.length === TOGETHER_AT_MOST) break;
      if (item.ownWork) left.own += 1;
      else if (filter.state === "SUBMITTED" && item.marks.some(isDoubt)) left.doubt += 1;
      else items.push(item);
    }
    if (rows.length < TOGETHER_AT_MOST) break;
  }
  return { items, left };
}

/** The entry that stands at a place of the queue, counted from 0; null behind its end. */
export async function findInQueue(actor: Actor, filter: QueueFilter, place: number) {
  if (!canVerifyAtAll(actor)) return null;
  const row = await db().entryInWork.findFirst({
    where: waitingFor(filter),
    orderBy: OLDEST_FIRST,
    skip: place,
    select: { kind: true, id: true },
  });
  return row && { kind: row.kind as EntryKind, id: row.id };
}

/** The years of what waits, the newest first, each with the rounds that evaluate it. */
export async function listQueueYears(actor: Actor): Promise<{ year: string; rounds: string[] }[]> {
  if (!canVerifyAtAll(actor)) return [];
  return db().$queryRaw`
    SELECT y."year", array_remove(array_agg(r."slug" ORDER BY r."slug"), NULL) AS rounds
      FROM (SELECT DISTINCT left("period", 4) AS "year" FROM entries_in_work
          -- A milestone of another century is a slip of the keyboard, and no year to look for.
         WHERE "kind" <> 'milestone' OR left("period", 4) BETWEEN ${DUE_DAYS.from.slice(0, 4)} AND ${DUE_DAYS.to.slice(0, 4)}) y
      LEFT JOIN evaluation_rounds r ON r."year"::text = y."year"
     GROUP BY y."year" ORDER BY y."year" DESC`;
}

/** How many entries wait to be verified and to be published; none for those who cannot. */
export async function countQueue(actor: Actor): Promise<Record<QueueState, number>> {
  const counts = { SUBMITTED: 0, VERIFIED: 0 };
  if (!canVerifyAtAll(actor)) return counts;
  const rows = await db().entryInWork.groupBy({ by: ["status"], _count: true });
  for (const { status, _count } of rows) counts[status as QueueState] = _count;
  return counts;
}

/** The same as counters. */
export async function listWaitingEntries(actor: Actor): Promise<Waiting[]> {
  const { SUBMITTED, VERIFIED } = await countQueue(actor);
  const address = (status: QueueState) => route("/kelola/verifikasi", {}, { query: { status } });
  return [
    { key: "entriesSubmitted", count: SUBMITTED, address: address("SUBMITTED") },
    { key: "entriesVerified", count: VERIFIED, address: address("VERIFIED") },
  ];
}

type Told = Pick<QueueItem, "said" | "before"> & { marks: Exclude<QueueItem["marks"][number], "late">[] };

/** What each of a page's entries says, with what stands before it; a few reads for each kind, however many rows. */
export async function told(rows: readonly EntryInWork[], actor: Actor): Promise<QueueItem[]> {
  const [byId, { zone, reportDueDay }] = await Promise.all([tellEntries(rows), getCity()]);
  return rows.flatMap(({ kind, status: _status, enteredByIds, agencyCode: _agency, pillarCode: _pillar, ...row }) => {
    const one = byId.get(row.id);
    if (!one) return [];
    const dueOn = dueDateOf(row.period, reportDueDay);
    const day = dayIn(zone, row.submittedAt);
    // What a city brings along of years ago is history, and not late.
    const late = isLate(dueOn, day) && daysBetween(dueOn, day) <= A_YEAR;
    return [
      {
        ...row,
        kind: kind as EntryKind,
        ownWork: enteredByIds.includes(actor.id),
        ...one,
        marks: late ? [...one.marks, "late" as const] : one.marks,
      },
    ];
  });
}

/** What entries say, in whatever state they are, by their ids. */
export async function tellEntries(rows: readonly { kind: string; id: string }[]): Promise<Map<string, Told>> {
  const ids = (kind: EntryKind) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const all = await Promise.all([
    tellValues(ids("value")),
    tellReports(ids("progress")),
    tellYears(ids("year")),
    tellMilestones(ids("milestone")),
    tellFunding(ids("funding")),
  ]);
  return new Map(all.flatMap((part) => [...part]));
}

/** What was taken back proves nothing. */
const PROOF = { select: { evidence: { where: { removedAt: null } } } } as const;

const A_YEAR = 366;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const revisionMark = (supersedesId: string | null) => (supersedesId ? ["revision" as const] : []);

async function tellValues(ids: string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const [found, before] = await Promise.all([
    db().indicatorValue.findMany({
      where: { id: { in: ids } },
      include: { definition: true, _count: PROOF },
    }),
    db().$queryRaw<{ id: string; period: string; value: string | null; state: string | null }[]>`
      SELECT v."id", b."period", trim_scale(b."value")::text AS value, b."state" FROM indicator_values v
       CROSS JOIN LATERAL (
         SELECT w."period", w."value", w."state" FROM indicator_values w
          WHERE w."indicatorId" = v."indicatorId" AND w."kelurahanId" IS NOT DISTINCT FROM v."kelurahanId"
            AND w."status" = 'PUBLISHED' AND w."supersededAt" IS NULL AND w."periodEnd" <= v."periodEnd"
          ORDER BY w."periodEnd" DESC LIMIT 1) b
       WHERE v."id" = ANY (${ids}::uuid[])`,
  ]);
  const beforeOf = new Map(before.map((row) => [row.id, row]));
  const jumps = await findJumps(db(), found);
  return new Map(
    found.map(({ id, value, state, supersedesId, definition: { unit, decimals }, _count }): [string, Told] => {
      const said = (figure: string | null, word: string | null): Said => ({
        ...{ kind: "value", value: figure, state: word, unit, decimals },
      });
      const earlier = beforeOf.get(id);
      return [
        id,
        {
          said: said(value?.toFixed() ?? null, state),
          before: earlier ? { said: said(earlier.value, earlier.state), period: earlier.period } : null,
          marks: [
            ...(jumps.has(id) ? ["jump" as const] : []),
            ...(_count.evidence === 0 ? ["noEvidence" as const] : []),
            ...revisionMark(supersedesId),
          ],
        },
      ];
    }),
  );
}

async function tellReports(ids: string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const [found, before] = await Promise.all([
    db().progressReport.findMany({ where: { id: { in: ids } }, include: { _count: PROOF } }),
    db().$queryRaw<{ id: string; period: string; percent: string | null }[]>`
      SELECT r."id", b."period", trim_scale(b."physicalPercent"::numeric)::text AS percent FROM progress_reports r
       CROSS JOIN LATERAL (
         SELECT o."period", o."physicalPercent" FROM progress_reports o
          WHERE o."programmeId" = r."programmeId" AND o."status" = 'PUBLISHED' AND o."supersededAt" IS NULL AND o."period" <= r."period"
          ORDER BY o."period" DESC LIMIT 1) b
       WHERE r."id" = ANY (${ids}::uuid[])`,
  ]);
  const beforeOf = new Map(
    before.map(({ id, period, percent }) => [id, { period, said: { kind: "progress" as const, percent } }]),
  );
  return new Map(
    found.map(({ id, physicalPercent, evidenceUrl, supersedesId, _count }) => [
      id,
      {
        said: { kind: "progress", percent: physicalPercent?.toString() ?? null },
        before: beforeOf.get(id) ?? null,
        marks: [
          ...(_count.evidence === 0 && !evidenceUrl ? ["noEvidence" as const] : []),
          ...revisionMark(supersedesId),
        ],
      },
    ]),
  );
}

async function tellYears(ids: string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const found = await db().programmeYear.findMany({ where: { id: { in: ids } }, include: { supersedes: true } });
  const said = ({ planned, running }: { planned: boolean | null; running: boolean | null }): Said => ({
    kind: "year",
    planned,
    running,
  });
  return new Map(
    found.map(({ supersedes, ...row }) => [
      row.id,
      corrected(said(row), supersedes && said(supersedes), `${row.year}`),
    ]),
  );
}

async function tellMilestones(ids: string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const found = await db().programmeMilestone.findMany({ where: { id: { in: ids } }, include: { supersedes: true } });
  const said = ({ state, dueOn }: { state: string; dueOn: Date }): Said => ({
    kind: "milestone",
    state,
    dueOn: dayOf(dueOn),
  });
  return new Map(
    found.map(({ supersedes, ...row }) => [
      row.id,
      corrected(
        said(row),
        supersedes && said(supersedes),
        dayOf(row.dueOn).slice(0, 7),
        // Written before such days were refused.
        isFarDay(dayOf(row.dueOn)) ? ["farDay"] : [],
      ),
    ]),
  );
}

async function tellFunding(ids: string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const found = await db().programmeFunding.findMany({ where: { id: { in: ids } }, include: { supersedes: true } });
  const said = ({ planned, spent }: Pick<(typeof found)[number], "planned" | "spent">): Said => ({
    ...{ kind: "funding", planned: planned?.toFixed() ?? null, spent: spent?.toFixed() ?? null },
  });
  return new Map(
    found.map(({ supersedes, ...row }) => [
      row.id,
      corrected(
        said(row),
        supersedes && said(supersedes),
        `${row.year}`,
        isAbovePlan({ planned: row.planned?.toFixed(), spent: row.spent?.toFixed() }) ? ["abovePlan"] : [],
      ),
    ]),
  );
}

const corrected = (said: Said, before: Said | null, period: string, doubts: Told["marks"] = []): Told => ({
  said,
  before: before && { said: before, period },
  marks: before ? [...doubts, "revision"] : doubts,
});
