import { openApiDocument } from "@/lib/site/api/data-documents";
import { preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = openApiDocument;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
