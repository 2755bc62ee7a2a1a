import { preflight } from "@/lib/site/api/listing";
import { single } from "@/lib/site/api/single";
import { questions } from "@/lib/voices/public-questions/dataset";

export const dynamic = "force-dynamic";

export const GET = single(questions);

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
