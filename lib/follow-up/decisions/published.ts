import "server-only";
import { publishedIndicatorNames } from "@/lib/city/indicators/published";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import { publishedProgrammesById } from "@/lib/city/programmes/published";
import { type RecommendationRef, refsOf } from "@/lib/follow-up/recommendations/published";
import { cutPage, type Order, type Window } from "@/lib/platform/datasets/cut";
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

type Filter = Window & {
  id?: string | undefined;
  /** 'YYYY-MM-DD': after the one day, up to the other. */
  after?: string | undefined;
  until?: string | undefined;
};

const NEWEST_FIRST: Order = [
  ["heldOn", "desc", "day"],
  ["order", "asc", "int"],
  ["id", "asc", "uuid"],
];

/** What the council decided and published, newest first, a page at a time. */
export async function listPublishedDecisions({ id, after, until, ...window }: Filter = {}) {
  const views = publicDb();
  const where = {
    ...(id ? { id } : {}),
    heldOn: { ...(after ? { gt: new Date(after) } : {}), ...(until ? { lte: new Date(until) } : {}) },
  };
  const { items: rows, ...page } = await cutPage(NEWEST_FIRST, window, {
    rows: ({ behind, ...cut }) => views.publishedDecision.findMany({ where: { AND: [where, ...behind] }, ...cut }),
    count: () => views.publishedDecision.count({ where }),
  });
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
  return { ...page, items };
}
