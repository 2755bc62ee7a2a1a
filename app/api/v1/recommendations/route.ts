import { recommendationColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { recommendationsQuery } from "@/lib/api/query";
import { readableRecommendations } from "@/lib/api/readable-columns";
import { listPublishedRecommendations } from "@/lib/recommendations/published";

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

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
