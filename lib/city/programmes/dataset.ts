import "server-only";
import type { z } from "zod";
import { absolute, type Dataset, originOf } from "@/lib/platform/datasets/dataset";
import { listQuery, oneOf, text } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { listPublishedProgrammes, type PublicProgrammeSummary } from "./published";

const programmesQuery = listQuery({
  pillar: text.optional(),
  agency: text.optional(),
  status: oneOf(["PLANNED", "RUNNING", "STOPPED", "FINISHED"]).optional(),
  quickWin: oneOf(["true", "false"]).optional(),
  q: text.optional(),
});

export const programmes: Dataset<PublicProgrammeSummary, z.output<typeof programmesQuery>> = {
  at: "/api/v1/programmes",
  name: "programmes",
  item: {
    at: "/api/v1/programmes/[slug]",
    key: { slug: "slug" },
    find: async ({ slug = "" }) =>
      /^[\w-]{1,200}$/.test(slug) ? ((await listPublishedProgrammes({ slug })).items[0] ?? null) : null,
  },
  query: programmesQuery,
  columns: {
    slug: (row) => row.slug,
    nameId: (row) => row.name,
    nameEn: (row) => row.name,
    pillar: (row) => row.pillar?.code ?? null,
    agency: (row) => row.agency?.code ?? null,
    agencyName: (row) => row.agency?.name ?? null,
    quickWin: (row) => row.quickWin,
    status: (row) => row.status,
    startedPeriod: (row) => row.startedPeriod,
    endedPeriod: (row) => row.endedPeriod,
    descriptionId: (row) => row.description.id,
    descriptionEn: (row) => row.description.en,
    physicalProgress: (row) => row.latest?.physicalPercent ?? null,
    unit: () => "%",
    period: (row) => row.latest?.period ?? null,
    reportedAt: (row) => row.latest?.publishedAt ?? null,
    source: (row) => row.source,
    publishedAt: (row) => row.publishedAt,
    origin: (row) => originOf(row),
    url: (row) => absolute(route("/program/[slug]", { slug: row.slug })),
    code: (row) => row.code,
    benefitId: (row) => row.benefit.id || null,
    benefitEn: (row) => row.benefit.en || null,
    masterplanFrom: (row) => row.masterplan?.from ?? null,
    masterplanTo: (row) => row.masterplan?.to ?? null,
    closedOn: (row) => row.closed?.on ?? null,
    closedReason: (row) => row.closed?.reason ?? null,
  },
  readable: {
    pillar: (row) => row.pillar?.name ?? null,
    agency: (row) => row.agency?.shortName ?? null,
  },
  load: ({ pillar, agency, quickWin, ...asked }) =>
    listPublishedProgrammes({
      ...asked,
      pillarCode: pillar,
      agencyCode: agency,
      quickWin: quickWin ? quickWin === "true" : undefined,
    }),
};
