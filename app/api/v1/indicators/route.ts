import { listPublishedIndicators } from "@/lib/city/indicators/published";
import { indicatorColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { indicatorsQuery } from "@/lib/site/api/query";
import { readableIndicators } from "@/lib/site/api/readable-columns";
export const dynamic = "force-dynamic";

export const GET = listing({
  name: "indicators",
  query: indicatorsQuery,
  columns: indicatorColumns,
  readable: readableIndicators,
  load: ({ pillar, programme, agency, status, q, page, pageSize }) =>
    listPublishedIndicators({
      pillarCode: pillar,
      programmeSlug: programme,
      agencyCode: agency,
      status,
      q,
      page,
      pageSize,
    }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
