import { frozenRound } from "@/lib/site/api/frozen-round";
import { preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = frozenRound;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
