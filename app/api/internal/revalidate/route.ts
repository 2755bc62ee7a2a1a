import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { refreshPublicPages, renewPublicPages } from "@/lib/platform/pages/refresh";

export const dynamic = "force-dynamic";

/**
 * Called with the internal token by our own start, by jobs, and by server/publications.mjs after a publication elsewhere:
 * expires the public pages and renders them anew.
 */
export async function POST(request: Request): Promise<Response> {
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const expected = Buffer.from(`Bearer ${env().INTERNAL_TOKEN}`);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return new Response(null, { status: 404 });
  if (new URL(request.url).searchParams.get("after") === "change") refreshPublicPages();
  else renewPublicPages();
  return new Response(null, { status: 204 });
}
