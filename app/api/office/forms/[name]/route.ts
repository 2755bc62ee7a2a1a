import { z } from "zod";
import { isOurPage } from "@/lib/platform/auth/our-page";
import { findActor } from "@/lib/platform/auth/session";
import { runForHandler } from "@/lib/platform/forms/destination";
import { formSentLater } from "@/lib/work/areas";

export const dynamic = "force-dynamic";

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { "cache-control": "private, no-store" } });

/**
 * A form that a device kept while there was no line (docs/decisions/0029). It is run by the very action of the form, which
 * asks and checks all that it always does; only the way here is ours, since Next's own ends with the next upgrade.
 */
export async function POST(request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  if (!isOurPage(request)) return answer(403, { code: "FOREIGN" });
  const actor = await findActor();
  if (!actor) return answer(401, { code: "SIGNED_OUT" });
  // Kept by one account, it is never sent in the name of another that has signed in since.
  if (request.headers.get("x-kept-by") !== actor.id) return answer(409, { code: "OTHER_ACCOUNT" });
  const action = formSentLater((await params).name);
  if (!action) return answer(404, { code: "NOT_FOUND" });
  const data = await request.formData().catch(() => null);
  // Without a number of its own a form could be run twice.
  if (!data || !z.uuid().safeParse(data.get("sending")).success) return answer(400, { code: "UNREADABLE" });
  const ran = await runForHandler(() => action({}, data));
  if ("arrived" in ran) return answer(200, ran);
  const code = ran.state.problem?.code;
  // Sent again with the same number it is run once, so that a device need not know which of the two it is.
  return answer(code === "UNAVAILABLE" || code === "UNCERTAIN" ? 503 : code === "SIGNED_OUT" ? 401 : 422, ran.state);
}
