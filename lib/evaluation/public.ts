import type { Publication } from "@/lib/platform/areas/publication";
import { route } from "@/lib/platform/pages/routes";
import { otherCities } from "./other-cities/dataset";
import { pillars, rounds } from "./rounds/dataset";
import { foundRounds } from "./rounds/findable";
import { listNeighbouringRounds, listPublishedRounds } from "./rounds/published";

export const evaluation: Publication = {
  datasets: [pillars, rounds, otherCities],
  findable: [foundRounds],
  pages: async () => {
    const [published, neighbours] = await Promise.all([listPublishedRounds(), listNeighbouringRounds()]);
    return {
      lists: [route("/evaluasi"), route("/metodologi")],
      things: [
        ...published.map(({ slug }) => route("/evaluasi/[putaran]", { putaran: slug })),
        ...published
          .filter(({ final }) => final !== null)
          .map(({ slug }) => route("/evaluasi/[putaran]/mengapa", { putaran: slug })),
        // Any two can be compared; all pairs would be more pages than anybody reads.
        ...neighbours.map(([a, b]) => route("/evaluasi/banding/[a]/[b]", { a: a.slug, b: b.slug })),
      ],
    };
  },
};
