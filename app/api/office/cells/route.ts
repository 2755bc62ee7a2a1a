import { saveCellsAction } from "@/lib/city/value-grid/actions";
import { readClaim } from "@/lib/platform/auth/cookie";
import { isOurPage } from "@/lib/platform/auth/our-page";
import { runForHandler } from "@/lib/platform/forms/destination";

export const dynamic = "force-dynamic";

const STATUS: Record<string, number> = { SIGNED_OUT: 401, FORBIDDEN: 403, UNAVAILABLE: 503, UNCERTAIN: 503 };

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { "cache-control": "private, no-store" } });

/**
 * Cells of the grid. They are saved one after another while somebody types: the very action of the grid is run, without the
 * page that Next's own way makes ready around it at each (docs/decisions/0043).
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOurPage(request)) return answer(403, { problem: { code: "FORBIDDEN" } });
  // Who has no signed cookie of ours is not read; whether its session still is one, the action asks, once.
  if (!(await readClaim())) return answer(401, { problem: { code: "SIGNED_OUT" } });
  const data = await request.formData().catch(() => null);
  if (!data) return answer(400, { problem: { code: "NOT_FOUND" } });
  const ran = await runForHandler(() => saveCellsAction({}, data));
  if ("arrived" in ran) return answer(200, {});
  const { answers, problem } = ran.state;
  return answer(answers ? 200 : (STATUS[problem?.code ?? ""] ?? 422), { answers, problem });
}
