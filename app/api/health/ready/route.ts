import { isDatabaseReady } from "@/lib/platform/db/health";

export const dynamic = "force-dynamic";

/** 200 when the database answers, 503 while it is away: a balancer sends signed-in work elsewhere. */
export async function GET(): Promise<Response> {
  const ready = await isDatabaseReady();
  return Response.json(
    { status: ready ? "ready" : "database unavailable" },
    { status: ready ? 200 : 503, headers: { "cache-control": "no-store", ...(ready ? {} : { "retry-after": "5" }) } },
  );
}
