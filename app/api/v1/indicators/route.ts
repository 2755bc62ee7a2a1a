import { indicatorColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { indicatorsQuery } from "@/lib/api/query";
import { readableIndicators } from "@/lib/api/readable-columns";
import { listPublishedIndicators } from "@/lib/indicators/published";

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

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
