import { pageOf } from "@/lib/platform/datasets/cut";
import "server-only";
import type { z } from "zod";
import { absolute, type Dataset, POINTS } from "@/lib/platform/datasets/dataset";
import { listQuery, year } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { listOtherCityIndices, type OtherCity } from "./published";

const otherCitiesQuery = listQuery({ year });

/** Figures of other cities, each with the source that it was taken from; they are theirs and not the city's. */
export const otherCities: Dataset<OtherCity, z.output<typeof otherCitiesQuery>> = {
  at: "/api/v1/other-cities",
  name: "other-cities",
  query: otherCitiesQuery,
  columns: {
    otherCity: (row) => row.city,
    round: (row) => row.round,
    year: (row) => row.year,
    stage: (row) => row.stage,
    value: (row) => row.value,
    unit: () => POINTS,
    source: (row) => row.source,
    publishedAt: (row) => row.publishedAt,
    url: (row) => absolute(route("/evaluasi/[putaran]", { putaran: row.round })),
  },
  load: async (query) => {
    const all = await listOtherCityIndices();
    return pageOf(
      all.filter((row) => query.year === undefined || row.year === query.year),
      query,
    );
  },
};
