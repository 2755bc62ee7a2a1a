import { countTry } from "@/lib/platform/auth/lockout";
import { clientAddress } from "@/lib/platform/config/client-address";
import { findCalendar } from "@/lib/work/calendar/queries";
import { networkOf } from "@/server/network.mjs";

export const dynamic = "force-dynamic";

/** A person's calendar behind their secret address; an address that opens nothing is not told from one that ended. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const { open } = await countTry("CALENDAR", networkOf(clientAddress(request.headers)));
  if (!open) return new Response("Too many requests", { status: 429, headers: { "retry-after": "900" } });
  const text = /^[\w-]{43}$/.test(token) ? await findCalendar(token) : null;
  if (text === null) return new Response("Not found", { status: 404 });
  return new Response(text, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="enam-pilar.ics"',
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
    },
  });
}
