import { env } from "@/lib/platform/config/env";
import { TABLE_TYPES } from "@/lib/platform/format/table-file";
import { preflight } from "@/lib/site/api/listing";
import { readParameters } from "@/lib/site/api/parameters";
import { CORS } from "@/lib/site/api/problem";
import { FORMATS, feedQuery, frozenQuery, noQuery, PAGING, QUERIES, traceQuery } from "@/lib/site/api/query";
export const dynamic = "force-dynamic";

const FORMAT_TYPES = ["application/json", "text/csv", TABLE_TYPES.xlsx];

/** What there is to read, and with which parameters. */
export function GET(request: Request): Response {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const origin = env().NEXTAUTH_URL.replace(/\/$/, "");
  const endpoints = Object.entries(QUERIES).map(([path, query]) => ({
    url: origin + path.replace(/\[(\w+)\]/g, "{$1}"),
    parameters: Object.keys(query.shape),
    formats: FORMAT_TYPES as readonly string[],
  }));
  const other = (path: string, query: { shape: object }, formats: readonly string[]) => ({
    url: `${origin}/api/v1/${path}`,
    parameters: Object.keys(query.shape),
    formats,
  });
  endpoints.push(
    other("rounds/{slug}/trace", traceQuery, ["application/json"]),
    other("rounds/{slug}/frozen", frozenQuery, FORMAT_TYPES),
    other("recommendations/changes", feedQuery, ["application/atom+xml"]),
  );
  return Response.json(
    { name: "Enam Pilar", version: "v1", formats: FORMATS, paging: PAGING, endpoints },
    { headers: { ...CORS, vary: "Accept" } },
  );
}

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
