import { readHealth } from "@/lib/platform/observability/figures";

export const dynamic = "force-dynamic";

/** For who watches: ok, degraded with the parts that wait, or unavailable (503). Says no count and no name. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(health, {
    status: health.status === "unavailable" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
