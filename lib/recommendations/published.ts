import "server-only";
import { cache } from "react";
import { type PublicAgency, publishedAgenciesById } from "@/lib/agencies/published";
import { type PublicDb, publicDb } from "@/lib/db/public";
import { type PublicEvidence, publishedEvidenceBy } from "@/lib/evidence/published";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/pillars/published";
import { publishedRoundsById, type RoundRef } from "@/lib/rounds/published";
import { isOverdue, type RecommendationStatus } from "./overdue";

export interface PublicRecommendationReport {
  status: RecommendationStatus;
  text: string;
  source: string;
  publishedAt: string;
}

export interface PublicRecommendation {
  round: RoundRef;
  order: number;
  pillar: PillarRef | null;
  text: string;
  leadAgency: PublicAgency | null;
  /** 'YYYY-MM-DD' */
  dueOn: string | null;
  source: string;
  publishedAt: string;
  /** Of the newest report; null while nothing is reported. */
  status: RecommendationStatus | null;
  /** At the moment of reading, so it may not stand on a page that is kept. */
  overdue: boolean;
  /** Newest first. */
  reports: PublicRecommendationReport[];
  evidence: PublicEvidence[];
}

export interface RecommendationFilter {
  roundSlug?: string;
  year?: number;
  agencyCode?: string;
  /** "NONE" asks for those without a report. */
  status?: RecommendationStatus | "NONE";
  pillarCode?: string;
  page?: number;
  pageSize?: number;
}

/** All that is published, newest round first: ten a year, so the status, which is the newest report's, is told here. */
const readRecommendations = cache(async (views: PublicDb): Promise<PublicRecommendation[]> => {
  const [rows, reports, rounds, pillars, agencies] = await Promise.all([
    views.publishedRecommendation.findMany({ orderBy: { order: "asc" } }),
    views.publishedRecommendationReport.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }] }),
    publishedRoundsById(views),
    publishedPillarsById(views),
    publishedAgenciesById(views),
  ]);
  const evidence = await publishedEvidenceBy(
    "recommendationId",
    rows.map(({ id }) => id),
    views,
  );
  const now = new Date();
  const places = [...rounds.keys()];
  return rows
    .flatMap((row) => {
      const round = rounds.get(row.roundId);
      if (!round) return [];
      const own = reports.filter((report) => report.recommendationId === row.id);
      const status = own[0]?.status ?? null;
      const dueOn = row.dueOn?.toISOString().slice(0, 10) ?? null;
      const pillar = row.pillarId ? pillars.get(row.pillarId) : undefined;
      const recommendation: PublicRecommendation = {
        round,
        order: row.order,
        pillar: pillar ? pillarRef(pillar) : null,
        text: row.text,
        leadAgency: agencies.get(row.leadAgencyId) ?? null,
        dueOn,
        source: row.source,
        publishedAt: row.publishedAt.toISOString(),
        status,
        overdue: isOverdue({ dueOn, status }, now),
        reports: own.map((report) => ({
          status: report.status,
          text: report.text,
          source: report.source,
          publishedAt: report.publishedAt.toISOString(),
        })),
        evidence: evidence.get(row.id) ?? [],
      };
      return [{ recommendation, place: places.indexOf(row.roundId) }];
    })
    .sort((a, b) => b.place - a.place || a.recommendation.order - b.recommendation.order)
    .map(({ recommendation }) => recommendation);
});

const loadRecommendations = (views = publicDb()) => readRecommendations(views);

/** Recommendations of published rounds, a page at a time. */
export async function listPublishedRecommendations(filter: RecommendationFilter = {}, views = publicDb()) {
  const { roundSlug, year, status, pillarCode, agencyCode, page = 1, pageSize = 50 } = filter;
  const found = (await loadRecommendations(views)).filter(
    (item) =>
      (!roundSlug || item.round.slug === roundSlug) &&
      (!year || item.round.year === year) &&
      (!agencyCode || item.leadAgency?.code === agencyCode) &&
      (!pillarCode || item.pillar?.code === pillarCode) &&
      (!status || (item.status ?? "NONE") === status),
  );
  const items = found.slice((page - 1) * pageSize, page * pageSize);
  return { items, total: found.length, page, pageSize, pages: Math.max(1, Math.ceil(found.length / pageSize)) };
}

export interface RecommendationCounts {
  round: RoundRef;
  total: number;
  byStatus: Record<RecommendationStatus | "NONE", number>;
}

/** How many recommendations of each round stand where, newest round first. */
export async function countPublishedRecommendations(): Promise<RecommendationCounts[]> {
  const counts = new Map<string, RecommendationCounts>();
  for (const { round, status } of await loadRecommendations()) {
    const entry = counts.get(round.slug) ?? {
      round,
      total: 0,
      byStatus: { DONE: 0, IN_PROGRESS: 0, NOT_STARTED: 0, NOT_FEASIBLE: 0, NONE: 0 },
    };
    entry.total += 1;
    entry.byStatus[status ?? "NONE"] += 1;
    counts.set(round.slug, entry);
  }
  return [...counts.values()];
}
