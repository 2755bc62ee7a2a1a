import { MessageCircleQuestionMark, MessageSquareQuote } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canReadQuestions } from "./public-questions/policy";
import { findRevisedQuestion, listAgencyNames, listWaitingQuestions } from "./public-questions/queries";
import { canReadTestimonies } from "./testimonies/policy";
import { findRevisedTestimony, listProgrammeNames, listWaitingTestimonies } from "./testimonies/queries";

export const voices: Office = {
  menu: [
    {
      page: "/kelola/pertanyaan",
      label: "questions",
      icon: MessageCircleQuestionMark,
      place: 110,
      isShown: canReadQuestions,
    },
    {
      page: "/kelola/testimoni",
      label: "testimonies",
      icon: MessageSquareQuote,
      place: 120,
      isShown: canReadTestimonies,
    },
  ],
  revised: [
    {
      entity: "publicQuestion",
      find: findRevisedQuestion,
      fields: { status: "word", agencyId: "row" },
      namesOf: listAgencyNames,
    },
    {
      entity: "testimony",
      find: findRevisedTestimony,
      fields: { programmeId: "row", status: "word" },
      namesOf: listProgrammeNames,
    },
  ],
  waiting: async (actor) => (await Promise.all([listWaitingQuestions(actor), listWaitingTestimonies(actor)])).flat(),
};
