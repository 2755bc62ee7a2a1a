import { programmes } from "@/lib/city/programmes/dataset";
import { preflight } from "@/lib/site/api/listing";
import { single } from "@/lib/site/api/single";

export const dynamic = "force-dynamic";

export const GET = single(programmes);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
