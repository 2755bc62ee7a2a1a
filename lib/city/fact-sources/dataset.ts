import { pageOf } from "@/lib/platform/datasets/cut";
import "server-only";
import type { z } from "zod";
import type { Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery } from "@/lib/platform/datasets/query";
import type { PublicFactSource } from "./citation";
import { listFactSources } from "./published";

const sourcesQuery = listQuery({});

export const sources: Dataset<PublicFactSource, z.output<typeof sourcesQuery>> = {
  at: "/api/v1/sources",
  name: "sources",
  item: { at: "/api/v1/sources/[key]", key: { key: "key" } },
  query: sourcesQuery,
  columns: {
    key: (row) => row.key,
    publisher: (row) => row.publisher,
    title: (row) => row.title,
    publishedOn: (row) => row.publishedOn,
    url: (row) => row.url,
    noteId: (row) => row.note.id || null,
    noteEn: (row) => row.note.en || null,
  },
  load: async (query) => pageOf(await listFactSources(), query),
};
