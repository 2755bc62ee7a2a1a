import { frozenRound } from "@/lib/api/frozen-round";
import { preflight } from "@/lib/api/listing";

export const dynamic = "force-dynamic";

export const GET = frozenRound;

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
