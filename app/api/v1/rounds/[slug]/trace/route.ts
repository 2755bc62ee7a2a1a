import { document } from "@/lib/api/document";
import { preflight } from "@/lib/api/listing";
import { getPublishedTrace } from "@/lib/assessments/published";

export const dynamic = "force-dynamic";

export const GET = document(({ slug = "" }) => (/^[\w-]{1,40}$/.test(slug) ? getPublishedTrace(slug) : null));

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
