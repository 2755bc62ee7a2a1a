import { colourKey, colourSheet } from "@/lib/platform/settings/colours";
import { getCity } from "@/lib/platform/settings/published";
export const dynamic = "force-dynamic";

/** The city's own colours over the house's; the address that pages name changes with them (`v`). */
export async function GET(request: Request): Promise<Response> {
  const sheet = colourSheet(await getCity());
  const isNamed = new URL(request.url).searchParams.get("v") === colourKey(sheet);
  return new Response(sheet, {
    headers: {
      "content-type": "text/css; charset=utf-8",
      "x-content-type-options": "nosniff",
      "cache-control": isNamed ? "public, max-age=31536000, immutable" : "no-cache",
    },
  });
}
