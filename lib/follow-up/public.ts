import type { Publication } from "@/lib/platform/areas/publication";
import { recommendations } from "./recommendations/dataset";
import { listBoardPages } from "./recommendations/published";

export const followUp: Publication = {
  datasets: [recommendations],
  pages: listBoardPages,
};
