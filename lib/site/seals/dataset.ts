import "server-only";
import type { z } from "zod";
import { pageOf } from "@/lib/platform/datasets/cut";
import type { Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery } from "@/lib/platform/datasets/query";
import { listPublishedSeals, type PublishedSeal } from "./published";

const sealsQuery = listQuery({});

export const seals: Dataset<PublishedSeal, z.output<typeof sealsQuery>> = {
  at: "/api/v1/seals",
  name: "seals",
  query: sealsQuery,
  columns: {
    position: (row) => row.position,
    at: (row) => row.at,
    action: (row) => row.action,
    entity: (row) => row.entity,
    entityId: (row) => row.entityId,
    subject: (row) => row.subject,
    previousHash: (row) => row.previousHash,
    hash: (row) => row.hash,
    payload: (row) => row.payload,
  },
  narrowsItself: true,
  // A seal is of no period, and stands in no range of them.
  load: async ({ since, from, to, ...window }) =>
    from || to ? pageOf([], window) : listPublishedSeals({ ...window, since: since ? new Date(since) : undefined }),
};
