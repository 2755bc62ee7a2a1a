import { preflight } from "@/lib/site/api/listing";
import { single } from "@/lib/site/api/single";
import { testimonies } from "@/lib/voices/testimonies/dataset";

export const dynamic = "force-dynamic";

export const GET = single(testimonies);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
