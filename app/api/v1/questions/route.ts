import { questionColumns } from "@/lib/api/columns";
import { listing, preflight } from "@/lib/api/listing";
import { questionsQuery } from "@/lib/api/query";
import { readableQuestions } from "@/lib/api/readable-columns";
import { listPublishedQuestions } from "@/lib/public-questions/published";

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

export { DELETE, PATCH, POST, PUT } from "@/lib/api/read-only";
