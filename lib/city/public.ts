import type { Publication } from "@/lib/platform/areas/publication";
import { route } from "@/lib/platform/pages/routes";
import { agencies } from "./agencies/dataset";
import { foundAgencies } from "./agencies/findable";
import { sources } from "./fact-sources/dataset";
import { foundTerms } from "./glossary/findable";
import { indicatorMetadata, indicators, values, withdrawals } from "./indicators/dataset";
import { foundIndicators } from "./indicators/findable";
import { listPublishedCodes } from "./indicators/published";
import { kelurahan } from "./kelurahan/dataset";
import { foundKelurahan } from "./kelurahan/findable";
import { listKelurahanWithCodes } from "./kelurahan/published";
import { foundLegalDocuments } from "./legal-documents/findable";
import { foundPillars } from "./pillars/findable";
import { listPublishedPillars } from "./pillars/published";
import { funding, milestones, programmeYears } from "./programme-parts/dataset";
import { programmes } from "./programmes/dataset";
import { foundProgrammes } from "./programmes/findable";
import { listPublishedProgrammes } from "./programmes/published";

// The filter pages. Their addresses belong to the components, which lib/ may not read; a test holds the two together.
const STATUS_PAGES = ["tercapai", "mendekati", "belum-tercapai", "tidak-dinilai", "belum-ada-data"].map((status) =>
  route("/indikator/status/[status]", { status }),
);

export const city: Publication = {
  datasets: [
    programmes,
    indicators,
    indicatorMetadata,
    values,
    withdrawals,
    sources,
    programmeYears,
    milestones,
    funding,
    agencies,
    kelurahan,
  ],
  findable: [
    foundPillars,
    foundIndicators,
    foundProgrammes,
    foundLegalDocuments,
    foundAgencies,
    foundKelurahan,
    foundTerms,
  ],
  pages: async () => {
    const [pillars, running, codes, places] = await Promise.all([
      listPublishedPillars(),
      listPublishedProgrammes({ pageSize: 10_000 }),
      listPublishedCodes(),
      listKelurahanWithCodes(),
    ]);
    return {
      lists: [
        route("/pilar"),
        route("/program"),
        route("/indikator"),
        route("/sumber"),
        route("/glosarium"),
        route("/kelurahan"),
        ...STATUS_PAGES,
      ],
      things: [
        ...pillars.map(({ slug }) => route("/pilar/[slug]", { slug })),
        ...running.items.map(({ slug }) => route("/program/[slug]", { slug })),
        ...places.map(({ slug }) => route("/kelurahan/[nama]", { nama: slug })),
        ...codes.map((kode) => route("/indikator/[kode]", { kode })),
      ],
    };
  },
};
