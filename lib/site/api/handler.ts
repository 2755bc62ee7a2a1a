import { UnknownCursor } from "@/lib/platform/datasets/cut";
import { CURSOR_FAULT } from "@/lib/platform/datasets/query";
import { isDatabaseReady } from "@/lib/platform/db/health";
import { reportFailure } from "@/lib/platform/observability/failure";
import { UnknownCodes } from "./known-codes";
import { problem } from "./problem";
import { countRequest } from "./request-rate";
import { licenceAddress } from "./terms";
import { WorkbooksBusy } from "./workbook-queue";
import "server-only";

type Context = { params: Promise<Record<string, string>> };
export type Handler = (request: Request, context: Context) => Promise<Response>;

/** What every address of the open data has in common: the caller's rate, the terms of use, and an answer to every fault. */
export function handler(work: (request: Request, path: Record<string, string>) => Promise<Response>): Handler {
  return async (request, context) => {
    const { headers, isOver } = countRequest(request.headers);
    const answer = isOver
      ? problem(429, "Too many requests; see Retry-After.")
      : await work(request, await context.params).catch(faultOf);
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    if (answer.ok) answer.headers.append("link", `<${licenceAddress()}>; rel="license"`);
    return answer;
  };
}

async function faultOf(error: unknown): Promise<Response> {
  if (error instanceof UnknownCodes) return problem(400, "See errors for what to mend.", error.faults);
  if (error instanceof UnknownCursor)
    return problem(400, "See errors for what to mend.", [{ parameter: "cursor", message: CURSOR_FAULT }]);
  if (error instanceof WorkbooksBusy) return problem(429, "Other files are being made; try again shortly.");
  if (!(await isDatabaseReady())) return problem(503, "Try again in a few seconds.");
  // Left to Next it would be answered with nothing that a program could read.
  reportFailure("The open API", error);
  return problem(500, "The fault is logged here; the request need not be changed.");
}
