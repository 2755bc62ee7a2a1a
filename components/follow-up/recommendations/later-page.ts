import { notFound } from "next/navigation";
import { countPublishedPages, type RecommendationFilter } from "@/lib/follow-up/recommendations/published";

/** The number in …/hal/2; notFound for the first page, which has the list's own address, and past the last. */
export async function laterPage(hal: string, filter: RecommendationFilter): Promise<number> {
  const page = /^[1-9]\d{0,3}$/.test(hal) ? Number(hal) : 0;
  return page > 1 && page <= (await countPublishedPages(filter)) ? page : notFound();
}
