import { type Handler, handler } from "./handler";
import { readParameters } from "./parameters";
import { CORS, NOTHING_OF_THIS_CODE, problem } from "./problem";
import { traceQuery } from "./query";
import "server-only";

/** GET handler of one published document, which is always JSON; null is not found. */
export function document(load: (path: Record<string, string>) => Promise<object | null> | null): Handler {
  return handler(async (request, path) => {
    const { refusal } = readParameters(request, traceQuery);
    if (refusal) return refusal;
    const found = await load(path);
    if (!found) return problem(request, 404, NOTHING_OF_THIS_CODE);
    return Response.json(found, { headers: { ...CORS, "cache-control": "public, no-cache" } });
  });
}
