import { sealColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { sealsQuery } from "@/lib/site/api/query";
import { listPublishedSeals } from "@/lib/site/seals/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "seals",
  query: sealsQuery,
  columns: sealColumns,
  load: ({ page, pageSize }) => listPublishedSeals({ page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
