import { type Health, readHealth } from "@/lib/platform/observability/figures";

export const dynamic = "force-dynamic";

/** Anybody may ask, and an answer takes a dozen statements: who asks within the same second gets the same one. */
const KEPT_MS = 1000;
let kept: { until: number; health: Promise<Health> } | undefined;

function health(): Promise<Health> {
  if (!kept || performance.now() > kept.until) kept = { until: performance.now() + KEPT_MS, health: readHealth() };
  return kept.health;
}

/** For who watches: ok, degraded with the parts that wait, or unavailable (503). Says no count and no name. */
export async function GET(): Promise<Response> {
  const found = await health();
  return Response.json(found, {
    status: found.status === "unavailable" ? 503 : 200,
    headers: { "cache-control": "no-store" },
  });
}
