import { listPublishedRoundDetails } from "@/lib/evaluation/rounds/published";
import { roundColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { roundsQuery } from "@/lib/site/api/query";
import { readableRounds } from "@/lib/site/api/readable-columns";
export const dynamic = "force-dynamic";

export const GET = listing({
  name: "rounds",
  query: roundsQuery,
  columns: roundColumns,
  readable: readableRounds,
  load: ({ year, page, pageSize }) => listPublishedRoundDetails({ year, page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
