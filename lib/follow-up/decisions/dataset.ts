import "server-only";
import { z } from "zod";
import { absolute, type Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { listPublishedDecisions, type PublicDecision } from "./published";

const decisionsQuery = listQuery({});

export const decisions: Dataset<PublicDecision, z.output<typeof decisionsQuery>> = {
  at: "/api/v1/decisions",
  name: "decisions",
  item: {
    at: "/api/v1/decisions/[id]",
    key: { id: "id" },
    find: async ({ id }) =>
      z.uuid().safeParse(id).success ? ((await listPublishedDecisions({ id })).items[0] ?? null) : null,
  },
  query: decisionsQuery,
  columns: {
    id: (row) => row.id,
    heldOn: (row) => row.heldOn,
    order: (row) => row.order,
    text: (row) => row.text,
    pillar: (row) => row.pillars.map(({ code }) => code).join(" ") || null,
    programme: (row) => row.programmes.map(({ slug }) => slug).join(" ") || null,
    indicator: (row) => row.indicators.map(({ code }) => code).join(" ") || null,
    recommendation: (row) => row.recommendations.map(({ round, order }) => `${round.slug}/${order}`).join(" ") || null,
    publishedAt: (row) => row.publishedAt,
    url: (row) => absolute(route("/keputusan", {}, { hash: row.id })),
  },
  load: listPublishedDecisions,
};
