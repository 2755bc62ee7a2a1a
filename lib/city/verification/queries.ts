import "server-only";
import { findJumps } from "@/lib/city/indicators/shown";
import type { Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { dayIn, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";
import { dueDateOf, isLate } from "./due-date";
import type { EntryKind } from "./kinds";
import { canVerifyAtAll } from "./policy";
import type { QueueFilter, QueueState } from "./queue-filter";

export const QUEUE_PAGE_SIZE = 50;

type QueueRow = {
  kind: EntryKind;
  id: string;
  version: number;
  key: string;
  nameId: string;
  nameEn: string;
  /** Which of several: a milestone's title, a line's source of money. */
  detail: string | null;
  agency: string;
  period: string;
  kelurahan: string | null;
  submittedAt: Date;
  submittedBy: string;
  ownWork: boolean;
};

/** What an entry says, as it is read; which of them depends on its kind. */
export type Said =
  | { kind: "value"; value: string | null; state: string | null; unit: string; decimals: number }
  | { kind: "progress"; percent: string | null }
  | { kind: "year"; planned: boolean | null; running: boolean | null }
  | { kind: "milestone"; state: string; dueOn: string }
  | { kind: "funding"; planned: string | null; spent: string | null };

export type QueueItem = QueueRow & {
  said: Said;
  /** What is published and stands nearest before it: what it corrects, or the figure of the period before. */
  before: { said: Said; period: string } | null;
  /** What a checker looks at first. */
  marks: ("jump" | "late" | "noEvidence" | "revision")[];
};

const tables = Prisma.sql`
  SELECT 'progress' AS kind, "id", "version", "programmeId", NULL::uuid AS "indicatorId", NULL AS detail, "period", NULL::uuid AS "kelurahanId", "status", "submittedAt", "submittedById", "enteredByIds" FROM progress_reports
  UNION ALL SELECT 'value', "id", "version", NULL, "indicatorId", NULL, "period", "kelurahanId", "status", "submittedAt", "submittedById", "enteredByIds" FROM indicator_values
  UNION ALL SELECT 'year', "id", "version", "programmeId", NULL, NULL, "year"::text, NULL, "status", "submittedAt", "submittedById", "enteredByIds" FROM programme_years
  UNION ALL SELECT 'milestone', "id", "version", "programmeId", NULL, "titleId", to_char("dueOn", 'YYYY-MM'), NULL, "status", "submittedAt", "submittedById", "enteredByIds" FROM programme_milestones
  UNION ALL SELECT 'funding', "id", "version", "programmeId", NULL, trim("fund"::text || ' ' || "label"), "year"::text, NULL, "status", "submittedAt", "submittedById", "enteredByIds" FROM programme_funding`;

/** Everything that waits, with what it is about and whose it is. */
const waiting = Prisma.sql`(${tables}) e
    LEFT JOIN programmes p ON p."id" = e."programmeId"
    LEFT JOIN indicators i ON i."id" = e."indicatorId"
    JOIN agencies a ON a."id" = coalesce(p."agencyId", i."agencyId")
    JOIN pillars s ON s."id" = coalesce(p."pillarId", i."pillarId")`;

function narrowed({ state, kind, agency, pillar, year, q }: QueueFilter): Prisma.Sql {
  const text = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const named = Prisma.sql`(i."nameId" ILIKE ${text} OR i."nameEn" ILIKE ${text} OR i."code" ILIKE ${text} OR p."name" ILIKE ${text} OR e.detail ILIKE ${text})`;
  const conditions = [
    Prisma.sql`e."status" = ${state}::"EntryStatus"`,
    ...(kind ? [Prisma.sql`e.kind = ${kind}`] : []),
    ...(agency ? [Prisma.sql`a."code" = ${agency}`] : []),
    ...(pillar ? [Prisma.sql`s."code" = ${pillar}`] : []),
    ...(year ? [Prisma.sql`e."period" LIKE ${`${year}%`}`] : []),
    ...(q ? [named] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

const isOwn = (actor: Actor) => Prisma.sql`${actor.id}::uuid = ANY (e."enteredByIds")`;

/** What waits for Diskominfo, the oldest first, a page at a time: entries to verify or, verified, to publish. */
export async function listQueue(actor: Actor, { page = 1, ...filter }: QueueFilter & { page?: number }) {
  if (!canVerifyAtAll(actor)) return { items: [], total: 0, own: 0, kinds: {}, until: null, page: 1, pages: 1 };
  const counted = await countKinds(actor, filter);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const pages = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE));
  const at = Math.min(page, pages);
  const rows = await db().$queryRaw<QueueRow[]>`
    SELECT e.kind, e."id", e."version", coalesce(p."slug", i."code") AS key, coalesce(p."name", i."nameId") AS "nameId", coalesce(p."name", i."nameEn") AS "nameEn",
           e.detail, a."shortName" AS agency, e."period", k."name" AS kelurahan, e."submittedAt", u."name" AS "submittedBy", ${isOwn(actor)} AS "ownWork"
      FROM ${waiting} JOIN users u ON u."id" = e."submittedById" LEFT JOIN kelurahan k ON k."id" = e."kelurahanId"
     WHERE ${narrowed(filter)}
     ORDER BY e."submittedAt", e."id" LIMIT ${QUEUE_PAGE_SIZE} OFFSET ${(at - 1) * QUEUE_PAGE_SIZE}`;
  return {
    items: await told(rows),
    total,
    own: counted.reduce((sum, { own }) => sum + own, 0),
    kinds: Object.fromEntries(counted.map(({ kind, count }) => [kind, count])) as Partial<Record<EntryKind, number>>,
    until: counted.reduce<Date | null>((last, { newest }) => (last && last > newest ? last : newest), null),
    page: at,
    pages,
  };
}

type Counted = { kind: EntryKind; count: number; own: number; newest: Date };

const countKinds = (actor: Actor, filter: QueueFilter) =>
  db().$queryRaw<Counted[]>`
    SELECT e.kind, count(*)::int AS count, (count(*) FILTER (WHERE ${isOwn(actor)}))::int AS own, max(e."submittedAt") AS newest
      FROM ${waiting} WHERE ${narrowed(filter)} GROUP BY e.kind`;

/** Those that the filter leaves and the actor may decide, the oldest first. */
export async function listWaitingRefs(
  actor: Actor,
  { filter, until }: { filter: QueueFilter; until: Date },
  most: number,
): Promise<{ kind: EntryKind; id: string; version: number }[]> {
  if (!canVerifyAtAll(actor)) return [];
  return db().$queryRaw`
    SELECT e.kind, e."id", e."version" FROM ${waiting}
     WHERE ${narrowed(filter)} AND e."submittedAt" <= ${until} AND NOT ${isOwn(actor)}
     ORDER BY e."submittedAt", e."id" LIMIT ${most}`;
}

/** How many entries wait to be verified and to be published; none for those who cannot. */
export async function countQueue(actor: Actor): Promise<Record<QueueState, number>> {
  const counts = { SUBMITTED: 0, VERIFIED: 0 };
  if (!canVerifyAtAll(actor)) return counts;
  const rows = await db().$queryRaw<{ status: QueueState; count: number }[]>`
    SELECT e."status"::text AS status, count(*)::int AS count FROM (${tables}) e
     WHERE e."status" IN ('SUBMITTED', 'VERIFIED') GROUP BY e."status"`;
  for (const { status, count } of rows) counts[status] = count;
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

type Told = Pick<QueueItem, "said" | "before"> & { marks: ("jump" | "noEvidence" | "revision")[] };

/** What each of a page's entries says, with what stands before it; a few reads for each kind, however many rows. */
async function told(rows: readonly QueueRow[]): Promise<QueueItem[]> {
  const ids = (kind: EntryKind) => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  const [all, { zone, reportDueDay }] = await Promise.all([
    Promise.all([
      tellValues(ids("value")),
      tellReports(ids("progress")),
      tellYears(ids("year")),
      tellMilestones(ids("milestone")),
      tellFunding(ids("funding")),
    ]),
    getCity(),
  ]);
  const byId = new Map(all.flatMap((part) => [...part]));
  return rows.flatMap((row) => {
    const one = byId.get(row.id);
    if (!one) return [];
    const dueOn = dueDateOf(row.period, reportDueDay);
    const day = dayIn(zone, row.submittedAt);
    // What a city brings along of years ago is history, and not late.
    const late = isLate(dueOn, day) && daysBetween(dueOn, day) <= A_YEAR;
    return [{ ...row, ...one, marks: late ? [...one.marks, "late" as const] : one.marks }];
  });
}

const A_YEAR = 366;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const revisionMark = (supersedesId: string | null) => (supersedesId ? ["revision" as const] : []);

async function tellValues(ids: string[]): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const [found, before] = await Promise.all([
    db().indicatorValue.findMany({
      where: { id: { in: ids } },
      include: { definition: true, _count: { select: { evidence: true } } },
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
    db().progressReport.findMany({ where: { id: { in: ids } }, include: { _count: { select: { evidence: true } } } }),
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
      corrected(said(row), supersedes && said(supersedes), dayOf(row.dueOn).slice(0, 7)),
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
      corrected(said(row), supersedes && said(supersedes), `${row.year}`),
    ]),
  );
}

const corrected = (said: Said, before: Said | null, period: string): Told => ({
  said,
  before: before && { said: before, period },
  marks: before ? ["revision"] : [],
});
