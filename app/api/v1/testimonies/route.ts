import { listing, preflight } from "@/lib/site/api/listing";
import { testimonies } from "@/lib/voices/testimonies/dataset";

export const dynamic = "force-dynamic";

export const GET = listing(testimonies);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
