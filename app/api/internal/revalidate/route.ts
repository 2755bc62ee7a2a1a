import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { renewPublicPages } from "@/lib/platform/pages/refresh";

export const dynamic = "force-dynamic";

/** Called by our own start with the internal token: expires the public pages and renders them anew. */
export async function POST(request: Request): Promise<Response> {
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const expected = Buffer.from(`Bearer ${env().INTERNAL_TOKEN}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return new Response(null, { status: 404 });
  renewPublicPages();
  return new Response(null, { status: 204 });
}
