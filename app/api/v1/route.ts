import { env } from "@/lib/platform/config/env";
import { FORMATS, PAGING } from "@/lib/platform/datasets/query";
import { TABLE_TYPES } from "@/lib/platform/format/table-file";
import type { Route } from "@/lib/platform/pages/routes";
import { preflight } from "@/lib/site/api/listing";
import { readParameters } from "@/lib/site/api/parameters";
import { CORS } from "@/lib/site/api/problem";
import { feedQuery, frozenQuery, noQuery, traceQuery } from "@/lib/site/api/query";
import { AREAS } from "@/lib/site/areas";
export const dynamic = "force-dynamic";

const FORMAT_TYPES = ["application/json", "text/csv", TABLE_TYPES.xlsx];

/** What there is to read, and with which parameters. */
export function GET(request: Request): Response {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const origin = env().NEXTAUTH_URL.replace(/\/$/, "");
  const endpoint = (at: Route, query: { shape: object }, formats: readonly string[]) => ({
    url: origin + at.replace(/\[(\w+)\]/g, "{$1}"),
    parameters: Object.keys(query.shape),
    formats,
  });
  const endpoints = [
    ...AREAS.flatMap(({ datasets = [] }) => datasets).map(({ at, query }) => endpoint(at, query, FORMAT_TYPES)),
    endpoint("/api/v1/rounds/[slug]/trace", traceQuery, ["application/json"]),
    endpoint("/api/v1/rounds/[slug]/frozen", frozenQuery, FORMAT_TYPES),
    endpoint("/api/v1/recommendations/changes", feedQuery, ["application/atom+xml"]),
  ];
  return Response.json(
    { name: "Enam Pilar", version: "v1", formats: FORMATS, paging: PAGING, endpoints },
    { headers: { ...CORS, vary: "Accept" } },
  );
}

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
