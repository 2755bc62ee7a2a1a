import { type GridAnswer, saveCells, submitCells, takeCellsBack } from "@/lib/city/value-grid/mutations";
import { canFillIn } from "@/lib/city/value-grid/policy";
import { sentGridSchema } from "@/lib/city/value-grid/schemas";
import { readClaim } from "@/lib/platform/auth/cookie";
import { isOurPage } from "@/lib/platform/auth/our-page";
import { noteRefusal } from "@/lib/platform/auth/refusals";
import { findActorOf } from "@/lib/platform/auth/session";
import { noteIfAway } from "@/lib/platform/db/away";
import { outageCode } from "@/lib/platform/observability/request";

export const dynamic = "force-dynamic";

const STATUS = { SIGNED_OUT: 401, FORBIDDEN: 403, NOT_FOUND: 422, UNAVAILABLE: 503, UNCERTAIN: 503 };

const answer = (status: number, body: GridAnswer) =>
  Response.json(body, { status, headers: { "cache-control": "private, no-store" } });
const refuse = (code: keyof typeof STATUS) => answer(STATUS[code], { problem: { code } });

/**
 * Cells of the grid. They are saved one after another while somebody types, and many people type at once: so no form, none of
 * what Next makes ready around an action, and what arrives in one moment is written together (docs/decisions/0043).
 */
export async function POST(request: Request): Promise<Response> {
  if (!isOurPage(request)) return refuse("FORBIDDEN");
  const claim = await readClaim();
  if (!claim) return refuse("SIGNED_OUT");
  try {
    const actor = await findActorOf(claim);
    if (!actor) return refuse("SIGNED_OUT");
    if (!canFillIn(actor)) {
      noteRefusal({ actor });
      return refuse("FORBIDDEN");
    }
    const { data: sent } = sentGridSchema.safeParse(await request.json().catch(() => null));
    if (!sent) return refuse("NOT_FOUND");
    const result = await (sent.intent === "save"
      ? saveCells(actor, sent.cells)
      : sent.intent === "submit"
        ? submitCells(actor, sent.cells)
        : takeCellsBack(actor, sent.intent, sent.cells));
    return result.ok ? answer(200, { answers: result.value }) : refuse("FORBIDDEN");
  } catch (error) {
    if (!noteIfAway(error)) throw error;
    return refuse(outageCode());
  }
}
