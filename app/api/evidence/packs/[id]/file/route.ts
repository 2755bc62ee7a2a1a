import { z } from "zod";
import { findPackFile } from "@/lib/evidence/packs/queries";
import { noteRefusal, recordDownload } from "@/lib/platform/auth/refusals";
import { findActor } from "@/lib/platform/auth/session";
import { route } from "@/lib/platform/pages/routes";
import { storedResponse } from "@/lib/platform/storage/response";

export const dynamic = "force-dynamic";

const refusal = (status: number) => new Response(null, { status, headers: { "cache-control": "private, no-store" } });

/** The ZIP itself, for who asked for it, until it expires. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return refusal(401);
  const { id } = await params;
  const file = z.uuid().safeParse(id).success ? await findPackFile(actor, id) : null;
  const where = route("/api/evidence/packs/[id]/file", { id });
  if (!file) {
    noteRefusal({ actor, where });
    return refusal(404);
  }
  await recordDownload(actor, where);
  const answer = await storedResponse(file.storageKey, {
    "content-type": "application/zip",
    "content-disposition": `attachment; filename="${file.fileName}"`,
    "content-length": String(file.size),
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  return answer ?? refusal(404);
}
