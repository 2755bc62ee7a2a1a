import { preflight } from "@/lib/api/listing";
import { CORS } from "@/lib/api/problem";
import { QUERIES } from "@/lib/api/query";
import { env } from "@/lib/config/env";

export const dynamic = "force-dynamic";

/** What there is to read, and with which parameters. */
export function GET(): Response {
  const origin = env().NEXTAUTH_URL.replace(/\/$/, "");
  const endpoints = Object.entries(QUERIES).map(([path, query]) => ({
    url: origin + path,
    parameters: Object.keys(query.shape),
    formats: ["application/json", "text/csv"],
  }));
  const trace = { url: `${origin}/api/v1/rounds/{slug}/trace`, parameters: [], formats: ["application/json"] };
  const frozen = {
    url: `${origin}/api/v1/rounds/{slug}/frozen`,
    parameters: ["format", "revision"],
    formats: ["application/json", "text/csv"],
  };
  const feed = { url: `${origin}/api/v1/recommendations/changes`, parameters: [], formats: ["application/atom+xml"] };
  return Response.json(
    { name: "Enam Pilar", version: "v1", endpoints: [...endpoints, trace, frozen, feed] },
    { headers: { ...CORS, vary: "Accept" } },
  );
}

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
