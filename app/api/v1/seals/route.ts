import { sealColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { sealsQuery } from "@/lib/api/query";
import { listPublishedSeals } from "@/lib/seals/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "seals",
  query: sealsQuery,
  columns: sealColumns,
  load: ({ page, pageSize }) => listPublishedSeals({ page, pageSize }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
