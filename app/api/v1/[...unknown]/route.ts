import { inBoth } from "@/lib/platform/datasets/sentence";
import { preflight } from "@/lib/site/api/listing";
import { problem } from "@/lib/site/api/problem";

export const dynamic = "force-dynamic";

/** A wrong address under the API is answered in the API's own form, not with a page. */
function unknown(request: Request): Response {
  return problem(
    request,
    404,
    inBoth(
      "There is no such address here; GET /api/v1 lists those there are.",
      "Alamat ini tidak ada; GET /api/v1 memuat semua alamat.",
    ),
  );
}

export const OPTIONS = preflight;

export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT };
