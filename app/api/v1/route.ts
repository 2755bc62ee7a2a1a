import { env } from "@/lib/platform/config/env";
import { FORMATS, PAGING } from "@/lib/platform/datasets/query";
import { handler } from "@/lib/site/api/handler";
import { preflight } from "@/lib/site/api/listing";
import { readParameters } from "@/lib/site/api/parameters";
import { CORS } from "@/lib/site/api/problem";
import { noQuery } from "@/lib/site/api/query";
import { termsOfUse } from "@/lib/site/api/terms";
import { listOperations } from "@/lib/site/data/openapi";

export const dynamic = "force-dynamic";

/** What there is to read, and with which parameters; OpenAPI says the same at length. */
export const GET = handler(async (request) => {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const origin = env().NEXTAUTH_URL.replace(/\/$/, "");
  const endpoints = (await listOperations("en")).map(({ path, parameters, types }) => ({
    url: origin + path,
    parameters: parameters.flatMap(({ name, in: where }) => (where === "query" ? name : [])),
    formats: types,
  }));
  return Response.json(
    { name: "Enam Pilar", version: "v1", formats: FORMATS, paging: PAGING, endpoints, ...(await termsOfUse()) },
    { headers: { ...CORS, vary: "Accept" } },
  );
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
