import { decisions } from "@/lib/follow-up/decisions/dataset";
import { preflight } from "@/lib/site/api/listing";
import { single } from "@/lib/site/api/single";

export const dynamic = "force-dynamic";

export const GET = single(decisions);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
