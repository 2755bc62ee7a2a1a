import { cutPage, type Order, type Window } from "@/lib/platform/datasets/cut";
import "server-only";
import { cache } from "react";
import { type PublicAgency, publishedAgenciesById } from "@/lib/city/agencies/published";
import { type PillarRef, pillarRef, publishedPillarsById } from "@/lib/city/pillars/published";
import { getPublishedParts, type PublicParts } from "@/lib/city/programme-parts/published";
import { type PublicEvidence, publishedEvidenceBy } from "@/lib/city/shown-evidence/published";
import type { ProgrammeStatus } from "@/lib/platform/db/generated/enums";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { everyWord } from "@/lib/platform/format/search-words";

export interface PublicProgress {
  period: string;
  /** 0 to 100. */
  physicalPercent: string;
  /** People in this period; null where nobody said. */
  beneficiaries: number | null;
  done: string;
  obstacles: string;
  nextStep: string;
  evidenceUrl: string | null;
  revision: number;
  revisionReason: string | null;
  publishedAt: string;
}

export interface PublicProgrammeSummary {
  slug: string;
  name: string;
  pillar: PillarRef | null;
  agency: PublicAgency | null;
  quickWin: boolean;
  status: ProgrammeStatus | null;
  startedPeriod: string | null;
  endedPeriod: string | null;
  description: Record<Locale, string>;
  source: string;
  /** Of a shipped fact the day of its source, null where the page shows none. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
  /** In the city's own plan and budget. */
  code: string | null;
  benefit: Record<Locale, string>;
  masterplan: { from: number; to: number } | null;
  closed: { on: string; reason: string } | null;
  /** Of the newest published report; null while none is. */
  latest: { period: string; physicalPercent: string; publishedAt: string } | null;
}

export interface PublicProgramme extends PublicProgrammeSummary {
  subDimension: Record<Locale, string> | null;
  supports: PublicAgency[];
  parts: PublicParts;
  /** Newest period first, each with the revisions that it replaced (newest first). */
  reports: (PublicProgress & {
    evidence: PublicEvidence[];
    superseded: (PublicProgress & { supersededAt: string })[];
  })[];
}

type ProgrammeRow = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedProgramme"]["findMany"]>>[number];
type ReportRow = Awaited<ReturnType<ReturnType<typeof publicDb>["publishedProgressReport"]["findMany"]>>[number];

export interface ProgrammeFilter extends Window {
  slug?: string | undefined;
  pillarCode?: string | undefined;
  agencyCode?: string | undefined;
  status?: ProgrammeStatus | undefined;
  quickWin?: boolean | undefined;
  q?: string | undefined;
}

const BY_NAME: Order = [
  ["name", "asc", "text"],
  ["slug", "asc", "text"],
];

/** Published programmes by name, a page at a time, each with its latest progress. */
export async function listPublishedProgrammes(filter: ProgrammeFilter = {}) {
  const { slug, pillarCode, agencyCode, status, quickWin, q } = filter;
  const [pillars, agencies] = await Promise.all([publishedPillarsById(), publishedAgenciesById()]);
  const where = {
    ...(pillarCode ? { pillarId: { in: [...pillars].filter(([, row]) => row.code === pillarCode).map(first) } } : {}),
    ...(agencyCode ? { agencyId: { in: [...agencies].filter(([, row]) => row.code === agencyCode).map(first) } } : {}),
    ...(slug ? { slug } : {}),
    ...(status ? { status } : {}),
    ...(quickWin === undefined ? {} : { quickWin }),
    ...everyWord(q, (word) => ({ name: word })),
  };
  const view = publicDb().publishedProgramme;
  const page = await cutPage(BY_NAME, filter, {
    rows: ({ behind, ...cut }) =>
      view.findMany({
        where: { AND: [where, ...behind] },
        // Of each the newest alone: ten years of them are a hundred and twenty.
        include: { reports: { where: { supersededAt: null }, orderBy: { periodEnd: "desc" }, take: 1 } },
        ...cut,
      }),
    count: () => view.count({ where }),
  });
  const items = page.items.map(({ reports: [latest], ...row }) => summary(row, { pillars, agencies }, latest));
  return { ...page, items };
}

export const getPublishedProgramme = cache(async (slug: string): Promise<PublicProgramme | null> => {
  const row = await publicDb().publishedProgramme.findFirst({ where: { slug } });
  if (!row) return null;
  const [reports, pillars, agencies] = await Promise.all([
    publicDb().publishedProgressReport.findMany({
      where: { programmeId: row.id },
      orderBy: [{ periodEnd: "desc" }, { revision: "desc" }],
    }),
    publishedPillarsById(),
    publishedAgenciesById(),
  ]);
  const parts = await getPublishedParts(row.id);
  const current = reports.filter((report) => report.supersededAt === null);
  const evidence = await publishedEvidenceBy(
    "progressReportId",
    current.map(({ id }) => id),
  );
  return {
    ...summary(row, { pillars, agencies }, current[0]),
    subDimension: await subDimensionOf(row),
    supports: parts.supportIds.flatMap((id) => agencies.get(id) ?? []),
    parts,
    reports: current.map((report) => ({
      ...progress(report),
      evidence: evidence.get(report.id) ?? [],
      superseded: reports.flatMap((earlier) =>
        earlier.supersededAt && earlier.period === report.period
          ? [{ ...progress(earlier), supersededAt: earlier.supersededAt.toISOString() }]
          : [],
      ),
    })),
  };
});

/** Programmes by row id, for the reads that name a programme. */
export const publishedProgrammesById = cache(async (): Promise<Map<string, { slug: string; name: string }>> => {
  const rows = await publicDb().publishedProgramme.findMany({ select: { id: true, slug: true, name: true } });
  return new Map(rows.map(({ id, slug, name }) => [id, { slug, name }]));
});

/** By the newest version of the instrument that names it; the codes are common to all. */
async function subDimensionOf({ pillarId, subDimension: code }: ProgrammeRow) {
  if (code === null) return null;
  const found = await publicDb().publishedSubDimension.findFirst({
    where: { pillarId, code },
    orderBy: { instrumentId: "desc" },
  });
  return found && { id: found.nameId, en: found.nameEn };
}

const first = ([id]: [string, unknown]) => id;

function summary(
  row: ProgrammeRow,
  {
    pillars,
    agencies,
  }: { pillars: Awaited<ReturnType<typeof publishedPillarsById>>; agencies: Map<string, PublicAgency> },
  latest: ReportRow | undefined,
): PublicProgrammeSummary {
  const pillar = pillars.get(row.pillarId);
  return {
    slug: row.slug,
    name: row.name,
    pillar: pillar ? pillarRef(pillar) : null,
    agency: agencies.get(row.agencyId) ?? null,
    quickWin: row.quickWin,
    status: row.status,
    startedPeriod: row.startedPeriod,
    endedPeriod: row.endedPeriod,
    description: { id: row.descriptionId, en: row.descriptionEn },
    source: row.source,
    publishedAt: row.publishedAt?.toISOString() ?? null,
    shipped: row.shipped,
    code: row.code,
    benefit: { id: row.benefitId, en: row.benefitEn },
    masterplan:
      row.masterplanFrom !== null && row.masterplanTo !== null
        ? { from: row.masterplanFrom, to: row.masterplanTo }
        : null,
    closed: row.closedOn && { on: dayOf(row.closedOn), reason: row.closedReason },
    latest: latest
      ? {
          period: latest.period,
          physicalPercent: latest.physicalPercent.toFixed(),
          publishedAt: latest.publishedAt.toISOString(),
        }
      : null,
  };
}

function progress(row: ReportRow): PublicProgress {
  const { period, beneficiaries, done, obstacles, nextStep, evidenceUrl, revision, revisionReason } = row;
  return {
    period,
    physicalPercent: row.physicalPercent.toFixed(),
    beneficiaries,
    done,
    obstacles,
    nextStep,
    evidenceUrl,
    revision,
    revisionReason,
    publishedAt: row.publishedAt.toISOString(),
  };
}
