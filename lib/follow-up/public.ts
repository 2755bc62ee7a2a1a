import type { Publication } from "@/lib/platform/areas/publication";
import { recommendations } from "./recommendations/dataset";
import { foundRecommendations } from "./recommendations/findable";
import { listBoardPages } from "./recommendations/published";

export const followUp: Publication = {
  datasets: [recommendations],
  findable: [foundRecommendations],
  pages: listBoardPages,
};
