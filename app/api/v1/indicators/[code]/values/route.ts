import { listPublishedValues } from "@/lib/city/indicators/published";
import { valueColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { valuesQuery } from "@/lib/site/api/query";
import { readableValues } from "@/lib/site/api/readable-columns";
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

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
