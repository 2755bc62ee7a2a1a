import { getPublishedTrace } from "@/lib/results/traces/published";
import { document } from "@/lib/site/api/document";
import { preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = document(({ slug = "" }) => (/^[\w-]{1,40}$/.test(slug) ? getPublishedTrace(slug) : null));

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
