import { z } from "zod";
import { recordOpening } from "@/lib/evaluation/assessors/mutations";
import { downloadHeaders } from "@/lib/evidence/evidence/download";
import { findEvidenceFile } from "@/lib/evidence/evidence/queries";
import { noteRefusal, recordDownload } from "@/lib/platform/auth/refusals";
import { findActor } from "@/lib/platform/auth/session";
import { route } from "@/lib/platform/pages/routes";
import { storedResponse } from "@/lib/platform/storage/response";

export const dynamic = "force-dynamic";

const refusal = (status: number) => new Response(null, { status, headers: { "cache-control": "private, no-store" } });

/** A file of the back office, for who may read what it proves; for everybody else it does not exist. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await findActor();
  if (!actor) return refusal(401);
  const { id } = await params;
  const file = z.uuid().safeParse(id).success ? await findEvidenceFile(actor, id) : null;
  const where = route("/api/evidence/[id]", { id });
  if (!file) {
    noteRefusal({ actor, where });
    return refusal(404);
  }
  // Before a byte of it is sent, as with the guest's pages.
  await recordOpening(actor, { entity: "evidence", entityId: id });
  if (file.informationClass !== "PERIODIC") await recordDownload(actor, where);
  const headers = { ...downloadHeaders(file), "cache-control": "private, no-store" };
  return (await storedResponse(file.storageKey, headers)) ?? refusal(404);
}
