import { pageOf } from "@/lib/platform/datasets/cut";
import "server-only";
import type { z } from "zod";
import { absolute, type Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";
import { listKelurahanWithCodes, type PublicKelurahan } from "./published";

const kelurahanQuery = listQuery({});

/** The parts of the city by which figures are split, with the codes of their regions and the city's own. */
export const kelurahan: Dataset<PublicKelurahan & { city: string | null }, z.output<typeof kelurahanQuery>> = {
  at: "/api/v1/kelurahan",
  name: "kelurahan",
  query: kelurahanQuery,
  columns: {
    regionCode: (row) => row.code,
    name: (row) => row.name,
    kecamatan: (row) => row.kecamatan,
    cityCode: (row) => row.city,
    closedOn: (row) => row.closedOn,
    url: (row) => absolute(route("/kelurahan/[nama]", { nama: row.slug })),
  },
  load: async (query) => {
    const [rows, { regionCode }] = await Promise.all([listKelurahanWithCodes(), getCity()]);
    return pageOf(
      rows.map((row) => ({ ...row, city: regionCode || null })),
      query,
    );
  },
};
