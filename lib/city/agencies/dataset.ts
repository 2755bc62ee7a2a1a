import { pageOf } from "@/lib/platform/datasets/cut";
import "server-only";
import type { z } from "zod";
import type { Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery } from "@/lib/platform/datasets/query";
import { listPublishedAgencies, type PublicAgency } from "./published";

const agenciesQuery = listQuery({});

/** The codes by which all other lists name an agency, with what it was called before. */
export const agencies: Dataset<PublicAgency, z.output<typeof agenciesQuery>> = {
  at: "/api/v1/agencies",
  name: "agencies",
  item: { at: "/api/v1/agencies/[code]", key: { code: "code" } },
  query: agenciesQuery,
  columns: {
    code: (row) => row.code,
    name: (row) => row.name,
    shortName: (row) => row.shortName,
    cityAgency: (row) => row.cityAgency,
    formerNames: (row) => row.formerly.join("; ") || null,
    closedOn: (row) => row.closedOn,
    successors: (row) => row.successors.join(" ") || null,
  },
  readable: { code: null, successors: null },
  load: async (query) => pageOf(await listPublishedAgencies(), query),
};
