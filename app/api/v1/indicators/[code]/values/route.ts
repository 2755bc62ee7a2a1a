import { valueColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { valuesQuery } from "@/lib/api/query";
import { readableValues } from "@/lib/api/readable-columns";
import { listPublishedValues } from "@/lib/indicators/published";

export const dynamic = "force-dynamic";

export const GET = listing({
  name: "values",
  query: valuesQuery,
  columns: valueColumns,
  readable: readableValues,
  load: async ({ year, area, page, pageSize }, { code = "" }) =>
    /^[\w-]{1,40}$/.test(code) ? listPublishedValues(code, { year, area, page, pageSize }) : null,
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
