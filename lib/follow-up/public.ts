import type { Publication } from "@/lib/platform/areas/publication";
import { route } from "@/lib/platform/pages/routes";
import { decisions } from "./decisions/dataset";
import { foundDecisions } from "./decisions/findable";
import { recommendations } from "./recommendations/dataset";
import { foundRecommendations } from "./recommendations/findable";
import { listBoardPages } from "./recommendations/published";

export const followUp: Publication = {
  datasets: [recommendations, decisions],
  findable: [foundRecommendations, foundDecisions],
  pages: async () => {
    const board = await listBoardPages();
    return { ...board, lists: [...(board.lists ?? []), route("/keputusan")] };
  },
};
