import "server-only";
import { type GridAnswer, saveCells, submitCells, takeCellsBack } from "@/lib/city/value-grid/mutations";
import { canFillIn } from "@/lib/city/value-grid/policy";
import { sentGridSchema } from "@/lib/city/value-grid/schemas";
import { readClaimOf } from "@/lib/platform/auth/cookie";
import { isOurPage, type Sender } from "@/lib/platform/auth/our-page";
import { noteRefusal } from "@/lib/platform/auth/refusals";
import { findActorOf } from "@/lib/platform/auth/session";
import { noteIfAway } from "@/lib/platform/db/away";
import { outageCode } from "@/lib/platform/observability/request";

const STATUS = { SIGNED_OUT: 401, FORBIDDEN: 403, NOT_FOUND: 422, UNAVAILABLE: 503, UNCERTAIN: 503 };

type Told = { status: number; body: GridAnswer };

const refuse = (code: keyof typeof STATUS): Told => ({ status: STATUS[code], body: { problem: { code } } });

/**
 * Cells of the grid. They are saved one after another while somebody types, and many people type at once: so no form, none of
 * what Next makes ready around an action or a handler, and what arrives in one moment is written together
 * (docs/decisions/0043).
 */
export async function answerCells(request: Sender & { json(): Promise<unknown> }): Promise<Told> {
  if (!isOurPage(request)) return refuse("FORBIDDEN");
  const claim = await readClaimOf(request.headers.get("cookie") ?? "");
  if (!claim) return refuse("SIGNED_OUT");
  try {
    const actor = await findActorOf(claim);
    if (!actor) return refuse("SIGNED_OUT");
    if (!canFillIn(actor)) {
      noteRefusal({ actor, where: pathOf(request.headers.get("referer") ?? "") });
      return refuse("FORBIDDEN");
    }
    const { data: sent } = sentGridSchema.safeParse(await request.json().catch(() => null));
    if (!sent) return refuse("NOT_FOUND");
    const result = await (sent.intent === "save"
      ? saveCells(actor, sent.cells)
      : sent.intent === "submit"
        ? submitCells(actor, sent.cells)
        : takeCellsBack(actor, sent.intent, sent.cells));
    return result.ok ? { status: 200, body: { answers: result.value } } : refuse("FORBIDDEN");
  } catch (error) {
    if (!noteIfAway(error)) throw error;
    return refuse(outageCode());
  }
}

/** The page that it was typed on, without what was searched for there. */
const pathOf = (referer: string) => (URL.canParse(referer) ? new URL(referer).pathname : "");
