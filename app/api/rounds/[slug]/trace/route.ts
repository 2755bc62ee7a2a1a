import { LANES, laneFor } from "@/lib/evaluation/assessments/policy";
import { getAssessment } from "@/lib/evaluation/assessments/queries";
import { traceOf } from "@/lib/evaluation/assessments/trace";
import { recordOpening } from "@/lib/evaluation/assessors/mutations";
import { findActor } from "@/lib/platform/auth/session";
import { inBoth } from "@/lib/platform/datasets/sentence";
import { problem } from "@/lib/site/api/problem";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ slug: string }> };

const NO_TRACE = inBoth(
  "There is no such trace for you here; sign in first.",
  "Tidak ada jejak itu untuk Anda di sini; masuk dahulu.",
);

/** The trace of one lane as a file, for whoever may see the lane; a round out of their reach is not found. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const actor = await findActor();
  const lane = actor && laneFor(actor, new URL(request.url).searchParams.get("lane") ?? undefined);
  if (!actor || !lane) return problem(request, 404, NO_TRACE);
  const assessment = await getAssessment(actor, slug);
  await recordOpening(actor, { entity: "evaluationRound", entityId: assessment.round.id, page: `trace/${lane}` });
  const trace = traceOf(assessment, LANES[lane]);
  return new Response(`${JSON.stringify(trace, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="trace-${slug}-${lane}.json"`,
      "cache-control": "private, no-store",
    },
  });
}
