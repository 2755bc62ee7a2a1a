import { listPublishedPillars } from "@/lib/city/pillars/published";
import type { PublicPages } from "@/lib/platform/areas/publication";
import { cutPage, inOrder, type Order, type Window } from "@/lib/platform/datasets/cut";
import type { Zone } from "@/lib/platform/format/zone";
import { readCity } from "@/lib/platform/settings/published";
import "server-only";
import { cache } from "react";
import { asOf, type PublicAgency, publishedAgenciesById } from "@/lib/city/agencies/published";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import { type PublicEvidence, publishedEvidenceBy } from "@/lib/city/shown-evidence/published";
import { publishedRoundsById, type RoundRef } from "@/lib/evaluation/rounds/published";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { findNewestRecommendationChanges, type PublicDb, publicDb, publishedChainIds } from "@/lib/platform/db/public";
import { dayIn, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { isOverdue, type RecommendationStatus } from "./overdue";
import { pageAddress, pagesFor } from "./public-pages";

export interface PublicRecommendationReport {
  /** Null where a source reports it: nobody verified it here. */
  status: RecommendationStatus | null;
  text: string;
  source: string;
  /** Of what a source reports its day, null where the page shows none. */
  publishedAt: string | null;
  shipped: boolean;
}

export interface RecommendationRef {
  round: RoundRef;
  order: number;
  text: string;
  status: RecommendationStatus | null;
  /** Its permanent address. */
  path: string;
}

/** What goes on changing after the round is frozen, and is in no frozen document. */
export interface LivingFacts {
  path: string;
  /** At the moment of reading, so it may not stand on a page that is kept. */
  overdue: boolean;
  evidence: PublicEvidence[];
  supports: PublicAgency[];
  /** 'YYYY-MM-DD'; the first due date that was ever set. */
  originalDueOn: string | null;
  /** The one of an earlier round that comes back in this one. */
  forerunner: RecommendationRef | null;
}

export interface PublicRecommendation extends LivingFacts {
  round: RoundRef;
  order: number;
  pillar: PillarRef | null;
  text: string;
  leadAgency: PublicAgency | null;
  /** 'YYYY-MM-DD' */
  dueOn: string | null;
  source: string;
  /** Of a shipped fact the day of its source, null where the page shows none. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
  /** Of the newest report that was made here; null while there is none. What a source reported earns no word. */
  status: RecommendationStatus | null;
  /** Newest first. */
  reports: PublicRecommendationReport[];
}

export interface RecommendationFilter extends Window {
  roundSlug?: string | undefined;
  year?: number | undefined;
  /** Leads or supports it. */
  agencyCode?: string | undefined;
  /** "NONE" asks for those without a report. */
  status?: RecommendationStatus | "NONE" | undefined;
  pillarCode?: string | undefined;
}

type Row = Awaited<ReturnType<PublicDb["publishedRecommendation"]["findMany"]>>[number];
type Where = Prisma.PublishedRecommendationWhereInput;

/** What is told of each, read in its own statement. */
const TOLD = {
  reports: { orderBy: [{ createdAt: "desc" }, { id: "desc" }] },
  supports: true,
} satisfies Prisma.PublishedRecommendationInclude;
type ToldRow = Prisma.PublishedRecommendationGetPayload<{ include: typeof TOLD }>;

const NEWEST_FIRST: Order = [
  ["year", "desc", "int"],
  ["stage", "desc", "int"],
  ["order", "asc", "int"],
];
const pathOf = (round: RoundRef, order: number) =>
  route("/rekomendasi/[putaran]/[nomor]", { putaran: round.slug, nomor: order });
const idsWhere = <T>(rows: Map<string, T>, isIt: (row: T) => boolean) =>
  [...rows].filter(([, row]) => isIt(row)).map(([id]) => id);

async function whereOf(filter: RecommendationFilter, views: PublicDb): Promise<Where> {
  const { roundSlug, year, status, pillarCode, agencyCode } = filter;
  const [rounds, pillars, agencies] = await Promise.all([
    publishedRoundsById(views),
    publishedPillarsById(views),
    publishedAgenciesById(views),
  ]);
  const agencyIds = agencyCode ? idsWhere(agencies, ({ code }) => code === agencyCode) : [];
  const supported = agencyCode
    ? await views.publishedRecommendationSupport.findMany({ where: { agencyId: { in: agencyIds } } })
    : [];
  return {
    ...(roundSlug ? { roundId: { in: idsWhere(rounds, ({ slug }) => slug === roundSlug) } } : {}),
    ...(year ? { year } : {}),
    ...(pillarCode ? { pillarId: { in: idsWhere(pillars, ({ code }) => code === pillarCode) } } : {}),
    ...(status ? { status: status === "NONE" ? null : status } : {}),
    ...(agencyCode
      ? {
          OR: [
            { leadAgencyId: { in: agencyIds } },
            { id: { in: supported.map(({ recommendationId }) => recommendationId) } },
          ],
        }
      : {}),
  };
}

/** Recommendations of published rounds, newest round first, a page at a time. */
export async function listPublishedRecommendations(filter: RecommendationFilter = {}, views = publicDb()) {
  const where = await whereOf(filter, views);
  const view = views.publishedRecommendation;
  const page = await cutPage(NEWEST_FIRST, filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { AND: [where, ...behind] }, include: TOLD, ...cut }),
    count: () => view.count({ where }),
  });
  return { ...page, items: await shown(page.items, views) };
}

/** How many pages the public's list has below a filter. */
export async function countPublishedPages(filter: RecommendationFilter): Promise<number> {
  const views = publicDb();
  return pagesFor(await views.publishedRecommendation.count({ where: await whereOf(filter, views) }));
}

/** Everything that is told of these rows, in as many questions as for one. */
async function shown(rows: ToldRow[], views: PublicDb): Promise<PublicRecommendation[]> {
  const ids = rows.map(({ id }) => id);
  const [rounds, pillars, agencies, evidence, forerunners] = await Promise.all([
    publishedRoundsById(views),
    publishedPillarsById(views),
    publishedAgenciesById(views),
    publishedEvidenceBy("recommendationId", ids, views),
    refsOf(
      rows.flatMap(({ forerunnerId }) => forerunnerId ?? []),
      views,
    ),
  ]);
  const { zone } = await readCity(views);
  const today = dayIn(zone, new Date());
  return rows.flatMap((row): PublicRecommendation[] => {
    const round = rounds.get(row.roundId);
    if (!round) return [];
    const pillar = row.pillarId ? pillars.get(row.pillarId) : undefined;
    const dueOn = dayOf(row.dueOn);
    return [
      {
        round,
        order: row.order,
        pillar: pillar ? pillarRef(pillar) : null,
        text: row.text,
        leadAgency: leadOf(agencies.get(row.leadAgencyId), row.status, row.reports, zone),
        dueOn,
        source: row.source,
        publishedAt: row.publishedAt?.toISOString() ?? null,
        shipped: row.shipped,
        status: row.status,
        reports: row.reports.map(({ status, text, source, publishedAt, shipped }) => ({
          status,
          text,
          source,
          shipped,
          publishedAt: publishedAt?.toISOString() ?? null,
        })),
        path: pathOf(round, row.order),
        overdue: isOverdue({ dueOn, status: row.status }, today),
        evidence: evidence.get(row.id) ?? [],
        supports: row.supports.flatMap(({ agencyId }) => agencies.get(agencyId) ?? []),
        originalDueOn: dayOf(row.originalDueOn),
        forerunner: row.forerunnerId ? (forerunners.get(row.forerunnerId) ?? null) : null,
      },
    ];
  });
}

/** Of what is closed the agency as it was called on the day of the last report; of what is open as it is called now. */
function leadOf(
  agency: PublicAgency | undefined,
  status: RecommendationStatus | null,
  reports: readonly { publishedAt: Date | null }[],
  zone: Zone,
): PublicAgency | null {
  if (!agency || (status !== "DONE" && status !== "NOT_FEASIBLE")) return agency ?? null;
  const last = reports
    .flatMap(({ publishedAt }) => (publishedAt ? dayIn(zone, publishedAt) : []))
    .sort()
    .at(-1);
  return asOf(agency, last ?? null);
}

/** Recommendations by row id, for the reads that name one. */
export async function refsOf(ids: readonly string[], views: PublicDb): Promise<Map<string, RecommendationRef>> {
  if (ids.length === 0) return new Map();
  const [rows, rounds] = await Promise.all([
    views.publishedRecommendation.findMany({ where: { id: { in: [...ids] } } }),
    publishedRoundsById(views),
  ]);
  return new Map(rows.flatMap((row) => asRef(row, rounds.get(row.roundId))));
}

function asRef({ id, order, text, status }: Row, round: RoundRef | undefined): [string, RecommendationRef][] {
  return round ? [[id, { round, order, text, status, path: pathOf(round, order) }]] : [];
}

export interface PublicRecommendationPage {
  item: PublicRecommendation;
  /** From the oldest to the newest, this one among them; one link long where nothing came back. */
  chain: (RecommendationRef & { isThis: boolean })[];
  /** Newest first. */
  changes: PublicChangeOfRecommendation[];
}

export interface PublicChangeOfRecommendation {
  id: string;
  kind: "PUBLISHED" | "DUE" | "REPORTED";
  at: string;
  dueBefore: string | null;
  dueAfter: string | null;
  status: RecommendationStatus | null;
  text: string | null;
}

/** One recommendation at its permanent address; null where it is not published. */
export const findPublishedRecommendation = cache(
  async (roundSlug: string, order: number): Promise<PublicRecommendationPage | null> => {
    const views = publicDb();
    const where = { ...(await whereOf({ roundSlug }, views)), order };
    const row = await views.publishedRecommendation.findFirst({ where, include: TOLD });
    const [item] = row ? await shown([row], views) : [];
    if (!row || !item) return null;
    const changes = await views.publishedRecommendationChange.findMany({
      where: { recommendationId: row.id },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    return { item, chain: await chainOf(row, views), changes: changes.map(asChange) };
  },
);

type ChangeRow = Awaited<ReturnType<PublicDb["publishedRecommendationChange"]["findMany"]>>[number];

const asChange = ({ id, kind, at, dueBefore, dueAfter, status, text }: ChangeRow): PublicChangeOfRecommendation => ({
  id,
  status,
  text,
  kind: kind as PublicChangeOfRecommendation["kind"],
  at: at.toISOString(),
  dueBefore: dayOf(dueBefore),
  dueAfter: dayOf(dueAfter),
});

// Rounds are at most two a year: a longer chain than this is a fault of the data, not a history.
const LONGEST_CHAIN = 40;

/** In as many questions for a long chain as for one link. */
async function chainOf(row: Row, views: PublicDb): Promise<PublicRecommendationPage["chain"]> {
  const ids = await publishedChainIds(row.id, LONGEST_CHAIN);
  const [links, rounds] = await Promise.all([
    views.publishedRecommendation.findMany({
      where: { id: { in: ids } },
      orderBy: [{ year: "asc" }, { stage: "asc" }, { order: "asc" }],
    }),
    publishedRoundsById(views),
  ]);
  return links.flatMap((link) =>
    asRef(link, rounds.get(link.roundId)).map(([id, ref]) => ({ ...ref, isThis: id === row.id })),
  );
}

export interface RecommendationCounts {
  round: RoundRef;
  total: number;
  byStatus: Record<RecommendationStatus | "NONE", number>;
  /** How many have a due date. */
  dated: number;
}

/** How many recommendations of each round stand where, newest round first; counted in the database. */
export const countPublishedRecommendations = cache(async (): Promise<RecommendationCounts[]> => {
  const views = publicDb();
  const [groups, dated, rounds] = await Promise.all([
    views.publishedRecommendation.groupBy({ by: ["roundId", "year", "stage", "status"], _count: true }),
    views.publishedRecommendation.groupBy({ by: ["roundId"], where: { dueOn: { not: null } }, _count: true }),
    publishedRoundsById(views),
  ]);
  const newestFirst = groups.sort((a, b) => b.year - a.year || b.stage - a.stage);
  const counts = new Map<string, RecommendationCounts>();
  for (const { roundId, status, _count } of newestFirst) {
    const round = rounds.get(roundId);
    if (!round) continue;
    const entry = counts.get(roundId) ?? {
      round,
      total: 0,
      byStatus: { DONE: 0, IN_PROGRESS: 0, NOT_STARTED: 0, NOT_FEASIBLE: 0, NONE: 0 },
      dated: dated.find((group) => group.roundId === roundId)?._count ?? 0,
    };
    entry.total += _count;
    entry.byStatus[status ?? "NONE"] += _count;
    counts.set(roundId, entry);
  }
  return [...counts.values()];
});

/** The addresses of rounds with recommendations, and of each of these, newest first. */
export async function listRecommendationPaths(): Promise<string[]> {
  const views = publicDb();
  const [rows, rounds] = await Promise.all([
    views.publishedRecommendation.findMany({
      orderBy: inOrder(NEWEST_FIRST),
      select: { roundId: true, order: true },
    }),
    publishedRoundsById(views),
  ]);
  const own = rows.flatMap(({ roundId, order }) => {
    const round = rounds.get(roundId);
    return round ? [{ round, order }] : [];
  });
  const ofRounds = [...Map.groupBy(own, ({ round }) => round.slug)].map(([slug, { length }]) => ({
    path: route("/rekomendasi/[putaran]", { putaran: slug }),
    count: length,
  }));
  return [
    ...ofRounds.map(({ path }) => path),
    ...laterPages([{ path: route("/rekomendasi"), count: own.length }, ...ofRounds]),
    ...own.map(({ round, order }) => pathOf(round, order)),
  ];
}

const RECOMMENDATION_STATUSES = {
  DONE: "sesuai",
  IN_PROGRESS: "dalam-proses",
  NOT_STARTED: "belum-ditindaklanjuti",
  NOT_FEASIBLE: "tidak-dapat-ditindaklanjuti",
  NONE: "belum-ada-laporan",
} as const;

/** The board of recommendations below each filter, with how many stand there. */
async function listFilters(): Promise<{ path: string; count: number }[]> {
  const [counts, pillars, byPillar, agencies] = await Promise.all([
    countPublishedRecommendations(),
    listPublishedPillars(),
    countByPillar(),
    listRecommendedAgencies(),
  ]);
  return [
    ...Object.entries(RECOMMENDATION_STATUSES).map(([status, slug]) => ({
      path: route("/rekomendasi/status/[status]", { status: slug }),
      count: counts.reduce((sum, { byStatus }) => sum + byStatus[status as keyof typeof byStatus], 0),
    })),
    ...pillars.map(({ slug, code }) => ({
      path: route("/rekomendasi/pilar/[slug]", { slug }),
      count: byPillar.get(code) ?? 0,
    })),
    ...agencies.map(({ code, count }) => ({
      path: route("/rekomendasi/opd/[kode]", { kode: code.toLowerCase() }),
      count,
    })),
  ];
}

/** The public pages of what was recommended: the board and its filters, and what there may be thousands of. */
export async function listBoardPages(): Promise<PublicPages> {
  const [filters, recommendations] = await Promise.all([listFilters(), listRecommendationPaths()]);
  return {
    lists: [route("/rekomendasi")],
    things: filters.map(({ path }) => path),
    many: [...recommendations, ...laterPages(filters)],
  };
}

/** The addresses of the second and each later page of lists. */
function laterPages(lists: readonly { path: string; count: number }[]): string[] {
  return lists.flatMap(({ path, count }) =>
    Array.from({ length: pagesFor(count) - 1 }, (_none, index) => pageAddress(path, index + 2)),
  );
}

/** How many concern each pillar, by the pillar's code. */
export async function countByPillar(): Promise<Map<string, number>> {
  const views = publicDb();
  const [groups, pillars] = await Promise.all([
    views.publishedRecommendation.groupBy({ by: ["pillarId"], _count: true }),
    publishedPillarsById(views),
  ]);
  return new Map(
    groups.flatMap(({ pillarId, _count }) => {
      const pillar = pillarId ? pillars.get(pillarId) : undefined;
      return pillar ? [[pillar.code, _count]] : [];
    }),
  );
}

/** The agencies that lead or support a published recommendation, by name, each with how many. */
export async function listRecommendedAgencies(): Promise<(PublicAgency & { count: number })[]> {
  const views = publicDb();
  const [leads, supports, agencies] = await Promise.all([
    views.publishedRecommendation.groupBy({ by: ["leadAgencyId"], _count: true }),
    views.publishedRecommendationSupport.groupBy({ by: ["agencyId"], _count: true }),
    publishedAgenciesById(views),
  ]);
  const counts = new Map<string, number>();
  for (const { leadAgencyId, _count } of leads) counts.set(leadAgencyId, _count);
  for (const { agencyId, _count } of supports) counts.set(agencyId, (counts.get(agencyId) ?? 0) + _count);
  return [...counts]
    .flatMap(([id, count]) => {
      const agency = agencies.get(id);
      return agency ? [{ ...agency, count }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

export type FeedEntry = PublicChangeOfRecommendation & { of: RecommendationRef };

/** The newest public changes of all recommendations, for the feed. */
export async function listRecommendationChanges(limit: number): Promise<FeedEntry[]> {
  const views = publicDb();
  const rows = await views.publishedRecommendationChange.findMany({
    where: { id: { in: await findNewestRecommendationChanges(limit) } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const refs = await refsOf([...new Set(rows.map(({ recommendationId }) => recommendationId))], views);
  return rows.flatMap((row) => {
    const of = refs.get(row.recommendationId);
    return of ? [{ ...asChange(row), of }] : [];
  });
}

/** Of the open ones that the filter lets through, how many are due on each day ('YYYY-MM-DD'). */
export async function countDueDates(filter: RecommendationFilter): Promise<{ dueOn: string; count: number }[]> {
  const views = publicDb();
  const groups = await views.publishedRecommendation.groupBy({
    by: ["dueOn"],
    where: {
      AND: [
        await whereOf(filter, views),
        { OR: [{ status: null }, { status: { in: ["NOT_STARTED", "IN_PROGRESS"] } }] },
      ],
      dueOn: { not: null },
    },
    _count: true,
  });
  return groups.flatMap(({ dueOn, _count }) => (dueOn ? [{ dueOn: dayOf(dueOn) ?? "", count: _count }] : []));
}
