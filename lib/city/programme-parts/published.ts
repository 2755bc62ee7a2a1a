import "server-only";
import { cache } from "react";
import { publishedPillarsById } from "@/lib/city/pillars/published";
import { type PublicEvidence, publishedEvidenceBy } from "@/lib/city/shown-evidence/published";
import { cutPage, type Order, type Window } from "@/lib/platform/datasets/cut";
import type { FundingSource, MilestoneState } from "@/lib/platform/db/generated/enums";
import { publicDb } from "@/lib/platform/db/public";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { countPlannedAndRunning, type PlannedAndRunning } from "./planned-and-running";

type Told = { revision: number; revisionReason: string | null; publishedAt: string };
const told = (row: { revision: number; revisionReason: string | null; publishedAt: Date }): Told => ({
  ...{ revision: row.revision, revisionReason: row.revisionReason, publishedAt: row.publishedAt.toISOString() },
});

export type PublicYear = Told & { year: number; planned: boolean; running: boolean; note: string; source: string };
export type PublicMilestone = Told & {
  number: number;
  titleId: string;
  titleEn: string;
  dueOn: string;
  state: MilestoneState;
  doneOn: string | null;
  droppedReason: string;
};
/** Whole rupiah; null where nothing was said. */
export type PublicFunding = Told & {
  year: number;
  fund: FundingSource;
  label: string;
  planned: string | null;
  spent: string | null;
  source: string;
};

type YearRow = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedProgrammeYear"]["findMany"]>>[number];
type MilestoneRow = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedProgrammeMilestone"]["findMany"]>>[number];
type FundingRow = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedProgrammeFunding"]["findMany"]>>[number];

const asYear = (row: YearRow): PublicYear => {
  const { year, planned, running, note, source } = row;
  return { ...{ year, planned, running, note, source }, ...told(row) };
};
const asMilestone = (row: MilestoneRow): PublicMilestone => {
  const { number, titleId, titleEn, state, droppedReason } = row;
  const days = { dueOn: dayOf(row.dueOn), doneOn: dayOf(row.doneOn) };
  return { ...{ number, titleId, titleEn, state, droppedReason }, ...days, ...told(row) };
};
const asFunding = (row: FundingRow): PublicFunding => {
  const { year, fund, label, source } = row;
  const money = { planned: row.planned?.toFixed() ?? null, spent: row.spent?.toFixed() ?? null };
  return { ...{ year, fund, label, source }, ...money, ...told(row) };
};

/** What is published of a programme beside its reports. */
export async function getPublishedParts(programmeId: string) {
  const current = { supersededAt: null };
  const { years, milestones, funding, supports, partners, kelurahan } =
    await publicDb().publishedProgramme.findUniqueOrThrow({
      where: { id: programmeId },
      select: {
        years: { where: current, orderBy: { year: "desc" } },
        milestones: { where: current, orderBy: [{ dueOn: "asc" }, { number: "asc" }] },
        funding: { where: current, orderBy: [{ year: "desc" }, { fund: "asc" }, { label: "asc" }] },
        supports: true,
        partners: { orderBy: { order: "asc" } },
        kelurahan: { orderBy: { name: "asc" } },
      },
    });
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const [ofYears, ofMilestones, ofFunding] = await Promise.all([
    publishedEvidenceBy("programmeYearId", ids(years)),
    publishedEvidenceBy("programmeMilestoneId", ids(milestones)),
    publishedEvidenceBy("programmeFundingId", ids(funding)),
  ]);
  return {
    years: years.map((row) => proved(asYear(row), ofYears.get(row.id))),
    milestones: milestones.map((row) => proved(asMilestone(row), ofMilestones.get(row.id))),
    funding: funding.map((row) => proved(asFunding(row), ofFunding.get(row.id))),
    supportIds: supports.map(({ agencyId }) => agencyId),
    partners: partners.map(({ kind, name }) => ({ kind, name })),
    kelurahan: kelurahan.map(({ name, slug }) => ({ name, slug })),
  };
}
const proved = <Part>(part: Part, evidence: PublicEvidence[] = []) => ({ ...part, evidence });
export type PublicParts = Awaited<ReturnType<typeof getPublishedParts>>;

/** How many programmes of each pillar were planned for a year and ran, the newest year first. */
export const listPlannedAndRunning = cache(
  async (): Promise<({ pillar: string; year: number } & PlannedAndRunning)[]> => {
    const [pillars, programmes, years] = await Promise.all([
      publishedPillarsById(),
      publicDb().publishedProgramme.findMany({ select: { id: true, pillarId: true } }),
      publicDb().publishedProgrammeYear.findMany({ where: { supersededAt: null } }),
    ]);
    const known = [...new Set(years.map(({ year }) => year))].sort((a, b) => b - a);
    return [...pillars].flatMap(([id, { code }]) => {
      const own = programmes.filter(({ pillarId }) => pillarId === id);
      return known.flatMap((year) => {
        const states = own.map(
          (programme) => years.find((row) => row.programmeId === programme.id && row.year === year) ?? null,
        );
        return states.some((state) => state !== null)
          ? [{ pillar: code, year, ...countPlannedAndRunning(states) }]
          : [];
      });
    });
  },
);

export interface PartFilter extends Window {
  programmeSlug?: string | undefined;
  year?: number | undefined;
}

/** Here and not from the programmes' own reads, which read what stands here. */
const namesById = cache(async () => {
  const rows = await publicDb().publishedProgramme.findMany({ select: { id: true, slug: true, name: true } });
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
});

async function whereOf({ programmeSlug, year }: PartFilter) {
  const programmes = await namesById();
  const ids = [...programmes].filter(([, { slug }]) => slug === programmeSlug).map(([id]) => id);
  return {
    programmes,
    where: {
      supersededAt: null,
      ...(programmeSlug ? { programmeId: { in: ids } } : {}),
      ...(year ? { year } : {}),
    },
  };
}

const FUNDING_ORDER: Order = [
  ["year", "desc", "int"],
  ["programmeId", "asc", "uuid"],
  ["label", "asc", "text"],
  ["id", "asc", "uuid"],
];

/** Money of all programmes, a page at a time, the newest year first. */
export async function listPublishedFunding(filter: PartFilter = {}) {
  const { programmes, where } = await whereOf(filter);
  const view = publicDb().publishedProgrammeFunding;
  const page = await cutPage(FUNDING_ORDER, filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { ...where, AND: behind }, ...cut }),
    count: () => view.count({ where }),
  });
  const items = page.items.map((row) => ({ programme: programmes.get(row.programmeId) ?? null, ...asFunding(row) }));
  return { ...page, items };
}
export type ListedFunding = Awaited<ReturnType<typeof listPublishedFunding>>["items"][number];

const YEARS_ORDER: Order = [
  ["year", "desc", "int"],
  ["programmeId", "asc", "uuid"],
];

/** The states of all programmes by year, a page at a time, the newest year first. */
export async function listPublishedYears(filter: PartFilter = {}) {
  const { programmes, where } = await whereOf(filter);
  const view = publicDb().publishedProgrammeYear;
  const page = await cutPage(YEARS_ORDER, filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { ...where, AND: behind }, ...cut }),
    count: () => view.count({ where }),
  });
  const items = page.items.map((row) => ({ programme: programmes.get(row.programmeId) ?? null, ...asYear(row) }));
  return { ...page, items };
}
export type ListedYear = Awaited<ReturnType<typeof listPublishedYears>>["items"][number];

const MILESTONES_ORDER: Order = [
  ["dueOn", "asc", "day"],
  ["programmeId", "asc", "uuid"],
  ["number", "asc", "int"],
];

/** The milestones of all programmes, a page at a time, in the order of their days; `year` is that of the day. */
export async function listPublishedMilestones({ year, ...filter }: PartFilter = {}) {
  const { programmes, where: ofProgramme } = await whereOf(filter);
  const dueOn = year ? { dueOn: { gte: dateOf(`${year}-01-01`), lt: dateOf(`${year + 1}-01-01`) } } : {};
  const where = { ...ofProgramme, ...dueOn };
  const view = publicDb().publishedProgrammeMilestone;
  const page = await cutPage(MILESTONES_ORDER, filter, {
    rows: ({ behind, ...cut }) => view.findMany({ where: { ...where, AND: behind }, ...cut }),
    count: () => view.count({ where }),
  });
  const items = page.items.map((row) => ({ programme: programmes.get(row.programmeId) ?? null, ...asMilestone(row) }));
  return { ...page, items };
}
export type ListedMilestone = Awaited<ReturnType<typeof listPublishedMilestones>>["items"][number];
