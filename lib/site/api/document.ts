import { inspect } from "node:util";
import { isDatabaseReady } from "@/lib/platform/db/health";
import { readParameters } from "./parameters";
import { CORS, problem } from "./problem";
import { traceQuery } from "./query";
import "server-only";

type Context = { params: Promise<Record<string, string>> };

/** GET handler of one published document, which is always JSON; null is not found. */
export function document(
  load: (path: Record<string, string>) => Promise<object | null> | null,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const { refusal } = readParameters(request, traceQuery);
    if (refusal) return refusal;
    try {
      const found = await load(await context.params);
      if (!found) return problem(404, "Nothing published has this code.");
      return Response.json(found, { headers: { ...CORS, "cache-control": "public, no-cache" } });
    } catch (error) {
      if (!(await isDatabaseReady())) return problem(503, "Try again in a few seconds.");
      process.stderr.write(`${inspect(error)}\n`);
      return problem(500, "The fault is logged here; the request need not be changed.");
    }
  };
}
