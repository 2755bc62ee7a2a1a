import "server-only";
import type { z } from "zod";
import { absolute, type Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery, oneOf, text } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { findPublishedQuestion, listPublishedQuestions, type PublicQuestionView } from "./published";

const questionsQuery = listQuery({
  programme: text.optional(),
  /** "2022/1" */
  recommendation: text.optional(),
  answered: oneOf(["true", "false"]).optional(),
});

export const questions: Dataset<PublicQuestionView, z.output<typeof questionsQuery>> = {
  at: "/api/v1/questions",
  name: "questions",
  item: {
    at: "/api/v1/questions/[number]",
    key: { number: "number" },
    find: async ({ number = "" }) => (/^\d{1,9}$/.test(number) ? findPublishedQuestion(Number(number)) : null),
  },
  query: questionsQuery,
  columns: {
    number: (row) => row.number,
    about: (row) => row.subject.kind,
    aboutCode: (row) => row.subject.code,
    aboutName: (row) => row.subject.name,
    kelurahan: (row) => row.kelurahan,
    text: (row) => row.text,
    disputes: (row) => row.disputes,
    receivedAt: (row) => row.receivedAt,
    agency: (row) => row.agency?.code ?? null,
    answer: (row) => row.answer,
    answeredAt: (row) => row.answeredAt,
    answerDays: (row) => row.answerDays,
    url: (row) => absolute(route("/tanya-jawab/[nomor]", { nomor: row.number })),
  },
  readable: {
    agency: (row) => row.agency?.shortName ?? null,
  },
  load: ({ programme, recommendation, answered, ...asked }) =>
    listPublishedQuestions({
      ...asked,
      about: [
        ...(programme ? [{ program: programme }] : []),
        ...(recommendation ? [{ rekomendasi: recommendation }] : []),
      ],
      answered: answered ? answered === "true" : undefined,
    }),
};
