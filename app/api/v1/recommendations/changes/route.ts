import { preflight } from "@/lib/api/listing";
import { recommendationFeed } from "@/lib/api/recommendation-feed";

export const dynamic = "force-dynamic";

export const GET = recommendationFeed;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
