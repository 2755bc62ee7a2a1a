import type { Publication } from "@/lib/platform/areas/publication";
import { route } from "@/lib/platform/pages/routes";
import { seals } from "./seals/dataset";
import { foundPages } from "./search/site-pages";

export const site: Publication = {
  datasets: [seals],
  findable: [foundPages],
  pages: async () => ({
    lists: [route("/"), route("/tentang"), route("/data"), route("/data/api"), route("/perubahan")],
  }),
};
