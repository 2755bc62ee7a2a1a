import { roundColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { roundsQuery } from "@/lib/api/query";
import { readableRounds } from "@/lib/api/readable-columns";
import { listPublishedRoundDetails } from "@/lib/rounds/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "rounds",
  query: roundsQuery,
  columns: roundColumns,
  readable: readableRounds,
  load: ({ year, page, pageSize }) => listPublishedRoundDetails({ year, page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
