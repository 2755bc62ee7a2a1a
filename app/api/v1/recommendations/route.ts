import { listPublishedRecommendations } from "@/lib/follow-up/recommendations/published";
import { recommendationColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { recommendationsQuery } from "@/lib/site/api/query";
import { readableRecommendations } from "@/lib/site/api/readable-columns";
export const dynamic = "force-dynamic";

export const GET = listing({
  name: "recommendations",
  query: recommendationsQuery,
  columns: recommendationColumns,
  readable: readableRecommendations,
  load: ({ round, year, pillar, agency, status, page, pageSize }) =>
    listPublishedRecommendations({
      roundSlug: round,
      year,
      pillarCode: pillar,
      agencyCode: agency,
      status,
      page,
      pageSize,
    }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
