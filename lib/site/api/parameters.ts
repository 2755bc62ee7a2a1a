import type { z } from "zod";
import { inBoth } from "@/lib/platform/datasets/sentence";
import { type ParameterFault, problem, SEE_ERRORS } from "./problem";
export type Asked<Query> = { asked: Query; refusal?: undefined } | { refusal: Response };

/**
 * What an address was asked with, or the answer that names each parameter to mend. Every address of the open data asks
 * here, so that a name or a value that it does not know is refused alike everywhere and never passed over.
 */
export function readParameters<Query>(request: Request, query: z.ZodType<Query>): Asked<Query> {
  const parsed = query.safeParse(parametersOf(new URL(request.url)));
  if (parsed.success) return { asked: parsed.data };
  return { refusal: problem(request, 400, SEE_ERRORS, parsed.error.issues.flatMap(faultOf)) };
}

/** A parameter given twice is an array, which no schema takes: better a fault than a silent choice. */
function parametersOf(url: URL): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(url.searchParams.keys())].map((name) => {
      const given = url.searchParams.getAll(name);
      return [name, given.length === 1 ? (given[0] ?? "") : given];
    }),
  );
}

function faultOf(issue: z.core.$ZodIssue): ParameterFault[] {
  if (issue.code !== "unrecognized_keys") return [{ parameter: issue.path.join("."), message: issue.message }];
  return issue.keys.map((parameter) => ({
    parameter,
    message: inBoth("is not a parameter of this address", "bukan parameter alamat ini"),
  }));
}
