import "server-only";
import { z } from "zod";
import { absolute, type Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery, text } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { listPublishedTestimonies, type PublicTestimony } from "./published";

const testimoniesQuery = listQuery({ programme: text.optional() });

export const testimonies: Dataset<PublicTestimony, z.output<typeof testimoniesQuery>> = {
  at: "/api/v1/testimonies",
  name: "testimonies",
  item: {
    at: "/api/v1/testimonies/[id]",
    key: { id: "id" },
    find: async ({ id }) =>
      z.uuid().safeParse(id).success ? ((await listPublishedTestimonies({ id })).items[0] ?? null) : null,
  },
  query: testimoniesQuery,
  columns: {
    id: (row) => row.id,
    programme: (row) => row.programme.slug,
    programmeName: (row) => row.programme.name,
    name: (row) => row.name,
    text: (row) => row.text,
    toldOn: (row) => row.toldOn,
    publishedAt: (row) => row.publishedAt,
    url: (row) => absolute(route("/program/[slug]", { slug: row.programme.slug })),
  },
  load: ({ programme, ...asked }) => listPublishedTestimonies({ ...asked, programmeSlug: programme }),
};
