import { MessageCircleQuestionMark, MessageSquareQuote } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canReadQuestions } from "./public-questions/policy";
import { listWaitingQuestions } from "./public-questions/queries";
import { canReadTestimonies } from "./testimonies/policy";
import { listWaitingTestimonies } from "./testimonies/queries";

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
  messages: ["TestimonyForm", "QuestionForm"],
  waiting: async (actor) => (await Promise.all([listWaitingQuestions(actor), listWaitingTestimonies(actor)])).flat(),
};
