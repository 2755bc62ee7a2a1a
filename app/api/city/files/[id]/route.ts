import { z } from "zod";
import { contentOfCityFile, findCityFile } from "@/lib/platform/settings/published";
import { hasSeen } from "@/lib/site/api/listing";
export const dynamic = "force-dynamic";

/** The logo in use, or the file of a published legal document; shown in a sandbox without our origin. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const file = z.uuid().safeParse(id).success ? await findCityFile(id) : null;
  if (!file) return new Response(null, { status: 404 });
  const etag = `"${file.sha256}"`;
  const headers = {
    etag,
    "content-type": file.mediaType,
    "content-disposition": `inline; filename="${file.fileName.replace(/[^A-Za-z0-9 ._-]/g, "_")}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    // A row never changes, but a document may be taken off the site; a logo only gives way to another.
    "cache-control": file.mediaType.startsWith("image/") ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (hasSeen(request, etag)) return new Response(null, { status: 304, headers });
  // Published a moment ago, and taken off since.
  const stored = await contentOfCityFile(id);
  return stored ? new Response(new Uint8Array(stored.content), { headers }) : new Response(null, { status: 404 });
}
