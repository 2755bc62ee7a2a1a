import { env } from "@/lib/platform/config/env";
import { TABLE_TYPES } from "@/lib/platform/format/table-file";
import { preflight } from "@/lib/site/api/listing";
import { CORS } from "@/lib/site/api/problem";
import { FORMATS, QUERIES } from "@/lib/site/api/query";

export const dynamic = "force-dynamic";

const FORMAT_TYPES = ["application/json", "text/csv", TABLE_TYPES.xlsx];

/** What there is to read, and with which parameters. */
export function GET(): Response {
  const origin = env().NEXTAUTH_URL.replace(/\/$/, "");
  const endpoints = Object.entries(QUERIES).map(([path, query]) => ({
    url: origin + path,
    parameters: Object.keys(query.shape),
    formats: FORMAT_TYPES,
  }));
  const trace = { url: `${origin}/api/v1/rounds/{slug}/trace`, parameters: [], formats: ["application/json"] };
  const frozen = {
    url: `${origin}/api/v1/rounds/{slug}/frozen`,
    parameters: ["format", "lang", "revision"],
    formats: FORMAT_TYPES,
  };
  const feed = { url: `${origin}/api/v1/recommendations/changes`, parameters: [], formats: ["application/atom+xml"] };
  return Response.json(
    { name: "Enam Pilar", version: "v1", formats: FORMATS, endpoints: [...endpoints, trace, frozen, feed] },
    { headers: { ...CORS, vary: "Accept" } },
  );
}

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
