import { UnknownCursor } from "@/lib/platform/datasets/cut";
import { CURSOR_FAULT } from "@/lib/platform/datasets/query";
import { inBoth } from "@/lib/platform/datasets/sentence";
import { isDatabaseReady } from "@/lib/platform/db/health";
import { reportFailure } from "@/lib/platform/observability/failure";
import { UnknownCodes } from "./known-codes";
import { problem, SEE_ERRORS } from "./problem";
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
      ? problem(
          request,
          429,
          inBoth("Too many requests; see Retry-After.", "Terlalu banyak permintaan; lihat Retry-After."),
        )
      : await work(request, await context.params).catch((error) => faultOf(request, error));
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    if (answer.ok) answer.headers.append("link", `<${licenceAddress()}>; rel="license"`);
    return answer;
  };
}

async function faultOf(request: Request, error: unknown): Promise<Response> {
  if (error instanceof UnknownCodes) return problem(request, 400, SEE_ERRORS, error.faults);
  if (error instanceof UnknownCursor)
    return problem(request, 400, SEE_ERRORS, [{ parameter: "cursor", message: CURSOR_FAULT }]);
  if (error instanceof WorkbooksBusy)
    return problem(
      request,
      429,
      inBoth("Other files are being made; try again shortly.", "Berkas lain sedang dibuat; coba lagi sebentar."),
    );
  if (!(await isDatabaseReady()))
    return problem(request, 503, inBoth("Try again in a few seconds.", "Coba lagi dalam beberapa detik."));
  // Left to Next it would be answered with nothing that a program could read.
  reportFailure("The open API", error);
  return problem(
    request,
    500,
    inBoth(
      "The fault is logged here; the request need not be changed.",
      "Kesalahannya tercatat di sini; permintaan tidak perlu diubah.",
    ),
  );
}
