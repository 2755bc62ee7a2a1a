import "server-only";
import { notFound } from "next/navigation";
import { listPublishedPillars } from "@/lib/city/pillars/published";
import { PUBLIC_PAGE_SIZE } from "@/lib/follow-up/recommendations/public-pages";
import {
  countDueDates,
  countPublishedPages,
  countPublishedRecommendations,
  listPublishedRecommendations,
  listRecommendedAgencies,
  type RecommendationFilter,
} from "@/lib/follow-up/recommendations/published";

/** A page of the public board below a filter, with what the links to its other filters say. */
export async function getPublicBoard(filter: RecommendationFilter, page = 1) {
  const [counts, dues, list, pillars, agencies] = await Promise.all([
    countPublishedRecommendations(),
    countDueDates(filter),
    listPublishedRecommendations({ ...filter, page, pageSize: PUBLIC_PAGE_SIZE }),
    listPublishedPillars(),
    listRecommendedAgencies(),
  ]);
  return { filter, counts, dues, ...list, pillars, agencies };
}
export type PublicBoard = Awaited<ReturnType<typeof getPublicBoard>>;

export async function hasRoundBoard(slug: string): Promise<boolean> {
  return (await countPublishedRecommendations()).some(({ round }) => round.slug === slug);
}

/**
 * A round's recommendations, on the first page beside those of the next later round that has any: what came back, or
 * came new, after the answers. notFound for a round without recommendations.
 */
export async function getRoundBoard(slug: string, page = 1) {
  const counts = await countPublishedRecommendations();
  const index = counts.findIndex(({ round }) => round.slug === slug);
  const [own, next = null] = [counts[index], counts[index - 1]];
  if (!own) notFound();
  const column = async (count: typeof own, at: number) => ({
    count,
    ...(await listPublishedRecommendations({ roundSlug: count.round.slug, page: at, pageSize: PUBLIC_PAGE_SIZE })),
  });
  const [ownColumn, beside] = await Promise.all([column(own, page), page === 1 && next ? column(next, 1) : null]);
  return { own: ownColumn, next, beside };
}
export type RoundBoardData = Awaited<ReturnType<typeof getRoundBoard>>;

/** The number in …/hal/2; notFound for the first page, which has the list's own address, and past the last. */
export async function findLaterPage(hal: string, filter: RecommendationFilter): Promise<number> {
  const page = /^[1-9]\d{0,3}$/.test(hal) ? Number(hal) : 0;
  return page > 1 && page <= (await countPublishedPages(filter)) ? page : notFound();
}
