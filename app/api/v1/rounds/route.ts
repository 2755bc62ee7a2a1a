import { rounds } from "@/lib/evaluation/rounds/dataset";
import { listing, preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = listing(rounds);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
