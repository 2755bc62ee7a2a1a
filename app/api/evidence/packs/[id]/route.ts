import { z } from "zod";
import { findPackProgress } from "@/lib/evidence/packs/queries";
import { findActor } from "@/lib/platform/auth/session";

export const dynamic = "force-dynamic";

const KEPT = { headers: { "cache-control": "private, no-store" } };

/** How far a pack is, for the page that waits for it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return new Response(null, { status: 401, ...KEPT });
  const { id } = await params;
  const progress = z.uuid().safeParse(id).success ? await findPackProgress(actor, id) : null;
  return progress ? Response.json(progress, KEPT) : new Response(null, { status: 404, ...KEPT });
}
