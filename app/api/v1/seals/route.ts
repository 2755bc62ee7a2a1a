import { listing, preflight } from "@/lib/site/api/listing";
import { seals } from "@/lib/site/seals/dataset";

export const dynamic = "force-dynamic";

export const GET = listing(seals);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
