import { noteRefusal, recordDownload } from "@/lib/platform/auth/refusals";
import { findActor } from "@/lib/platform/auth/session";
import { route } from "@/lib/platform/pages/routes";
import { findInternalFreeze } from "@/lib/results/freezes/queries";

export const dynamic = "force-dynamic";

/** The internal part of a frozen round, byte for byte, for Diskominfo and the council; to everybody else it is not there. */
export async function GET(_request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const { slug } = await params;
  const actor = await findActor();
  const found = actor && (await findInternalFreeze(actor, slug));
  const where = route("/api/rounds/[slug]/internal", { slug });
  if (!found) {
    if (actor) noteRefusal({ actor, where });
    return new Response("Not found", { status: 404 });
  }
  await recordDownload(actor, where);
  return new Response(found.internalText, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="enam-pilar-${slug}-internal-${found.revision}.json"`,
      "cache-control": "private, no-store",
      etag: `"${found.internalSha256}"`,
    },
  });
}
