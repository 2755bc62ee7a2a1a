import "server-only";
import type { z } from "zod";
import { absolute, type Dataset, originOf } from "@/lib/platform/datasets/dataset";
import { listQuery, oneOf, text, year } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import { findPublishedRecommendation, listPublishedRecommendations, type PublicRecommendation } from "./published";

/** What was told last of what was done; a report that has no text of it tells nothing, so its date and source do neither. */
const followUpOf = ({ reports: [newest] }: PublicRecommendation) => (newest?.text ? newest : null);

const recommendationsQuery = listQuery({
  round: text.optional(),
  year,
  pillar: text.optional(),
  agency: text.optional(),
  status: oneOf(["DONE", "IN_PROGRESS", "NOT_STARTED", "NOT_FEASIBLE", "NONE"]).optional(),
});

export const recommendations: Dataset<PublicRecommendation, z.output<typeof recommendationsQuery>> = {
  at: "/api/v1/recommendations",
  name: "recommendations",
  item: {
    at: "/api/v1/recommendations/[round]/[order]",
    key: { round: "round", order: "order" },
    find: async ({ round = "", order = "" }) =>
      /^[\w-]{1,40}$/.test(round) && /^\d{1,6}$/.test(order)
        ? ((await findPublishedRecommendation(round, Number(order)))?.item ?? null)
        : null,
  },
  query: recommendationsQuery,
  columns: {
    round: (row) => row.round.slug,
    period: (row) => String(row.round.year),
    order: (row) => row.order,
    pillar: (row) => row.pillar?.code ?? null,
    text: (row) => row.text,
    leadAgency: (row) => row.leadAgency?.code ?? null,
    leadAgencyName: (row) => row.leadAgency?.name ?? null,
    supportingAgencies: (row) => row.supports.map(({ code }) => code).join(" ") || null,
    dueOn: (row) => row.dueOn,
    originalDueOn: (row) => row.originalDueOn,
    status: (row) => row.status,
    overdue: (row) => row.overdue,
    followUp: (row) => followUpOf(row)?.text ?? null,
    followUpSource: (row) => followUpOf(row)?.source || null,
    followUpPublishedAt: (row) => followUpOf(row)?.publishedAt ?? null,
    followUpOrigin: (row) => {
      const followUp = followUpOf(row);
      return followUp && originOf(followUp);
    },
    reports: (row) =>
      row.reports.map((report) => ({
        status: report.status,
        text: report.text || null,
        source: report.source,
        publishedAt: report.publishedAt,
        origin: originOf(report),
      })),
    evidence: (row) =>
      row.evidence.map(({ id, title, url }) => ({
        title,
        url: url ?? absolute(route("/api/v1/evidence/[id]", { id })),
      })),
    source: (row) => row.source,
    publishedAt: (row) => row.publishedAt,
    origin: (row) => originOf(row),
    forerunner: (row) => row.forerunner && `${row.forerunner.round.slug}/${row.forerunner.order}`,
    url: (row) => absolute(row.path),
  },
  readable: {
    pillar: (row) => row.pillar?.name ?? null,
    leadAgency: (row) => row.leadAgency?.shortName ?? null,
    supportingAgencies: (row) => row.supports.map((agency) => agency.shortName).join(", ") || null,
    // Without a step made here it has none of the four words, which the page says too.
    status: (row) => row.status ?? "NONE",
    reports: (row) =>
      row.reports
        .filter(({ status, text }) => status !== null || text !== "")
        .map((report) => ({
          status: report.status,
          text: report.text,
          source: report.source,
          publishedAt: report.publishedAt,
          origin: originOf(report),
        })),
  },
  load: ({ round, pillar, agency, ...asked }) =>
    listPublishedRecommendations({ ...asked, roundSlug: round, pillarCode: pillar, agencyCode: agency }),
};
