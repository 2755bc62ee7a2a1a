import type { Publication } from "@/lib/platform/areas/publication";
import { route } from "@/lib/platform/pages/routes";
import { questions } from "./public-questions/dataset";
import { foundQuestions } from "./public-questions/findable";
import { listPublishedQuestions } from "./public-questions/published";
import { testimonies } from "./testimonies/dataset";
import { foundTestimonies } from "./testimonies/findable";

export const voices: Publication = {
  datasets: [testimonies, questions],
  findable: [foundQuestions, foundTestimonies],
  pages: async () => {
    const { items } = await listPublishedQuestions({ pageSize: 10_000 });
    return {
      lists: [route("/tanya-jawab")],
      things: items.map(({ number }) => route("/tanya-jawab/[nomor]", { nomor: number })),
    };
  },
};
