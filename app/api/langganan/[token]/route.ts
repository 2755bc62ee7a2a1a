import { env } from "@/lib/platform/config/env";
import { route } from "@/lib/platform/pages/routes";
import { leaveSubscriptions } from "@/lib/site/subscriptions/mutations";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ token: string }> };

/** What a mail program sends for its reader (RFC 8058): no cookie, no second question, and the same answer each time. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const sent = await request.formData().catch(() => null);
  if (sent?.get("List-Unsubscribe") !== "One-Click") return answer("List-Unsubscribe=One-Click is missing", 400);
  const isOurs = await leaveSubscriptions((await params).token);
  return isOurs ? answer("Unsubscribed", 200) : answer("Not found", 404);
}

/** Whoever opens the address as a page gets the one with the button: programs that look at links end nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const page = route("/langganan/berhenti", {}, { query: { t: (await params).token } });
  return Response.redirect(new URL(page, env().NEXTAUTH_URL), 303);
}

const answer = (text: string, status: number) =>
  new Response(text, { status, headers: { "cache-control": "no-store", "x-robots-tag": "noindex" } });
