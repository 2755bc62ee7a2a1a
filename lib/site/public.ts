import type { Publication } from "@/lib/platform/areas/publication";
import { route } from "@/lib/platform/pages/routes";
import { seals } from "./seals/dataset";

export const site: Publication = {
  datasets: [seals],
  pages: async () => ({ lists: [route("/"), route("/tentang")] }),
};
