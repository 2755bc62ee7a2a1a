import "server-only";
import type { z } from "zod";
import { absolute, type Dataset } from "@/lib/platform/datasets/dataset";
import { listQuery, text, year } from "@/lib/platform/datasets/query";
import { route } from "@/lib/platform/pages/routes";
import {
  type ListedFunding,
  type ListedMilestone,
  type ListedYear,
  listPublishedFunding,
  listPublishedMilestones,
  listPublishedYears,
} from "./published";

const partQuery = listQuery({ programme: text.optional(), year });
type Query = z.output<typeof partQuery>;

const urlOf = ({ programme }: { programme: { slug: string } | null }) =>
  programme && absolute(route("/program/[slug]", { slug: programme.slug }));

/** Money planned and spent, by programme, year and source, in whole rupiah. */
export const funding: Dataset<ListedFunding, Query> = {
  at: "/api/v1/funding",
  name: "funding",
  query: partQuery,
  columns: {
    programme: (row) => row.programme?.slug ?? null,
    programmeName: (row) => row.programme?.name ?? null,
    year: (row) => row.year,
    fund: (row) => row.fund,
    label: (row) => row.label,
    planned: (row) => row.planned,
    spent: (row) => row.spent,
    unit: () => "Rp",
    source: (row) => row.source,
    revision: (row) => row.revision,
    publishedAt: (row) => row.publishedAt,
    url: urlOf,
  },
  load: ({ programme, ...asked }) => listPublishedFunding({ ...asked, programmeSlug: programme }),
};

/** Whether each programme was planned for a year, and whether it ran. */
export const programmeYears: Dataset<ListedYear, Query> = {
  at: "/api/v1/programme-years",
  name: "programme-years",
  query: partQuery,
  columns: {
    programme: (row) => row.programme?.slug ?? null,
    programmeName: (row) => row.programme?.name ?? null,
    year: (row) => row.year,
    plannedForYear: (row) => row.planned,
    runningInYear: (row) => row.running,
    note: (row) => row.note,
    source: (row) => row.source,
    revision: (row) => row.revision,
    publishedAt: (row) => row.publishedAt,
    url: urlOf,
  },
  load: ({ programme, ...asked }) => listPublishedYears({ ...asked, programmeSlug: programme }),
};

/** The steps of each programme with their days; `year` is the year in which they are due. */
export const milestones: Dataset<ListedMilestone, Query> = {
  at: "/api/v1/milestones",
  name: "milestones",
  query: partQuery,
  columns: {
    programme: (row) => row.programme?.slug ?? null,
    programmeName: (row) => row.programme?.name ?? null,
    number: (row) => row.number,
    titleId: (row) => row.titleId,
    titleEn: (row) => row.titleEn,
    dueOn: (row) => row.dueOn,
    state: (row) => row.state,
    doneOn: (row) => row.doneOn,
    droppedReason: (row) => row.droppedReason,
    revision: (row) => row.revision,
    publishedAt: (row) => row.publishedAt,
    url: urlOf,
  },
  // "DONE" of a recommendation is another word.
  readable: { state: ({ state }) => (state === "DONE" ? "MILESTONE_DONE" : state) },
  load: ({ programme, ...asked }) => listPublishedMilestones({ ...asked, programmeSlug: programme }),
};
