import { allValues } from "@/lib/site/api/all-values";
import { preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = allValues;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
