import { indicatorMetadata } from "@/lib/city/indicators/dataset";
import { listing, preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = listing(indicatorMetadata);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
