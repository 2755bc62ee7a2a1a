import { otherCities } from "@/lib/evaluation/other-cities/dataset";
import { listing, preflight } from "@/lib/site/api/listing";

export const dynamic = "force-dynamic";

export const GET = listing(otherCities);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
