import "server-only";
import { publishedIndicatorNames } from "@/lib/city/indicators/published";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { type RecommendationRef, refsOf } from "@/lib/follow-up/recommendations/published";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";

export interface PublicDecision {
  id: string;
  order: number;
  /** 'YYYY-MM-DD'; the day of the meeting. */
  heldOn: string;
  text: string;
  publishedAt: string;
  pillars: PillarRef[];
  programmes: { slug: string; name: string }[];
  indicators: { code: string; name: Record<Locale, string> }[];
  recommendations: RecommendationRef[];
}

type Filter = {
  id?: string | undefined;
  /** 'YYYY-MM-DD': after the one day, up to the other. */
  after?: string | undefined;
  until?: string | undefined;
  page?: number;
  pageSize?: number;
};

/** What the council decided and published, newest first, a page at a time. */
export async function listPublishedDecisions({ id, after, until, page = 1, pageSize = 50 }: Filter = {}) {
  const views = publicDb();
  const where = {
    ...(id ? { id } : {}),
    heldOn: { ...(after ? { gt: new Date(after) } : {}), ...(until ? { lte: new Date(until) } : {}) },
  };
  const [total, rows] = await Promise.all([
    views.publishedDecision.count({ where }),
    views.publishedDecision.findMany({
      where,
      orderBy: [{ heldOn: "desc" }, { order: "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
  ]);
  const links = await views.publishedDecisionLink.findMany({
    where: { decisionId: { in: rows.map(({ id }) => id) } },
    orderBy: { id: "asc" },
  });
  const of = (kind: "indicatorId" | "recommendationId") => links.flatMap((link) => link[kind] ?? []);
  const [pillars, programmes, indicators, recommendations] = await Promise.all([
    publishedPillarsById(views),
    publishedProgrammesById(),
    publishedIndicatorNames(of("indicatorId")),
    refsOf(of("recommendationId"), views),
  ]);
  const byDecision = Map.groupBy(links, ({ decisionId }) => decisionId);
  const items = rows.map(({ id, order, heldOn, text, publishedAt }): PublicDecision => {
    const own = byDecision.get(id) ?? [];
    return {
      ...{ id, order, text, heldOn: dayOf(heldOn), publishedAt: publishedAt.toISOString() },
      pillars: own.flatMap(({ pillarId }) => {
        const pillar = pillarId ? pillars.get(pillarId) : undefined;
        return pillar ? [pillarRef(pillar)] : [];
      }),
      programmes: own.flatMap(({ programmeId }) => (programmeId && programmes.get(programmeId)) || []),
      indicators: own.flatMap(({ indicatorId }) => (indicatorId && indicators.get(indicatorId)) || []),
      recommendations: own.flatMap(
        ({ recommendationId }) => (recommendationId && recommendations.get(recommendationId)) || [],
      ),
    };
  });
  return { items, total, page, pageSize, pages: Math.max(1, Math.ceil(total / pageSize)) };
}
