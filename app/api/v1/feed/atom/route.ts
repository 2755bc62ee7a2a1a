import { preflight } from "@/lib/site/api/listing";
import { atomFeed } from "@/lib/site/api/publication-feed";

export const dynamic = "force-dynamic";

export const GET = atomFeed;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
