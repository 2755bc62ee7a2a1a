import { z } from "zod";
import { findPublishedFile } from "@/lib/city/shown-evidence/published";
import { downloadHeaders } from "@/lib/evidence/evidence/download";
import { inBoth } from "@/lib/platform/datasets/sentence";
import { storedResponse } from "@/lib/platform/storage/response";
import { preflight } from "@/lib/site/api/listing";
import { readParameters } from "@/lib/site/api/parameters";
import { CORS, problem } from "@/lib/site/api/problem";
import { noQuery } from "@/lib/site/api/query";
export const dynamic = "force-dynamic";

const NO_FILE = inBoth("There is no published file with this address.", "Tidak ada berkas yang terbit di alamat ini.");

/** A file that the public may read: class "berkala", checked, on something published. Taken back, it is gone at once. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { refusal } = readParameters(request, noQuery);
  if (refusal) return refusal;
  const { id } = await params;
  const file = z.uuid().safeParse(id).success ? await findPublishedFile(id) : null;
  const headers = file && {
    ...downloadHeaders(file),
    ...CORS,
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "no-cache",
  };
  const answer = file && headers && (await storedResponse(file.storageKey, headers));
  return answer ?? problem(request, 404, NO_FILE);
}

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
