import { archive } from "@/lib/site/api/archive";
import { preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = archive;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
