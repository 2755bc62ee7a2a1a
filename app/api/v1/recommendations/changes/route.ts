import { preflight } from "@/lib/site/api/listing";
import { recommendationFeed } from "@/lib/site/api/recommendation-feed";

export const dynamic = "force-dynamic";

export const GET = recommendationFeed;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
