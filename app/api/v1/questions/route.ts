import { questionColumns } from "@/lib/site/api/columns";
import { listing, preflight } from "@/lib/site/api/listing";
import { questionsQuery } from "@/lib/site/api/query";
import { readableQuestions } from "@/lib/site/api/readable-columns";
import { listPublishedQuestions } from "@/lib/voices/public-questions/published";
export const dynamic = "force-dynamic";

export const GET = listing({
  name: "questions",
  query: questionsQuery,
  columns: questionColumns,
  readable: readableQuestions,
  load: ({ programme, recommendation, answered, page, pageSize }) =>
    listPublishedQuestions({
      programmeSlug: programme,
      recommendation,
      answered: answered ? answered === "true" : undefined,
      page,
      pageSize,
    }),
});

export const OPTIONS = preflight;

export { DELETE, PATCH, POST, PUT } from "@/lib/site/api/read-only";
