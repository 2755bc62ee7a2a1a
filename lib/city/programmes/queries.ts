import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import {
  canCallBackEntry,
  canDiscardEntry,
  canEditEntry,
  canEnter,
  canPublishEntry,
  canReturnEntry,
  canReviseEntry,
  canVerifyEntry,
} from "@/lib/city/entries/policy";
import { revisedEntry } from "@/lib/city/entries/revised-entry";
import { checkedProgramme, readableOwner, readableStatus } from "@/lib/city/entries/scope";
import type { ProgrammeSearch } from "@/lib/city/programme-register/schemas";
import { listHistory } from "@/lib/platform/audit/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma, ProgressReport } from "@/lib/platform/db/generated/client";
import { everyWord } from "@/lib/platform/format/search-words";
import { route } from "@/lib/platform/pages/routes";

export const PAGE_SIZE = 20;

/** A progress report as forms and pages show it; percent is a decimal string. */
export function asReport({ physicalPercent, ...report }: ProgressReport) {
  return { ...report, physicalPercent: physicalPercent?.toFixed() ?? null };
}
export type Report = ReturnType<typeof asReport>;

/** The programmes in the actor's scope (an agency's own, otherwise all), a page at a time, with the newest report. */
export async function listProgrammes(actor: Actor, { page = 1, ...search }: { page?: number } & ProgrammeSearch = {}) {
  const where = { ...readableOwner(actor), ...checkedProgramme(actor), ...whereOf(search) };
  const [total, programmes] = await Promise.all([
    db().programme.count({ where }),
    db().programme.findMany({
      where,
      orderBy: [{ pillar: { order: "asc" } }, { name: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: {
        pillar: { select: { code: true, name: true } },
        agency: { select: { shortName: true } },
      },
    }),
  ]);
  const newest = await newestReports(
    actor,
    programmes.map(({ id }) => id),
  );
  const items = programmes.map((programme) => ({ ...programme, newest: newest.get(programme.id) ?? null }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** The newest report of each; asked of the database, for a relation that is cut to one is read whole before it is cut. */
async function newestReports(actor: Actor, programmeIds: readonly string[]): Promise<ReadonlyMap<string, Report>> {
  const states = readableStatus(actor).status?.in ?? null;
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT n."id" FROM unnest(${[...programmeIds]}::uuid[]) AS p("id") CROSS JOIN LATERAL (
      SELECT r."id" FROM "progress_reports" r
      WHERE r."programmeId" = p."id" AND (${states}::text[] IS NULL OR r."status"::text = ANY(${states}::text[]))
      ORDER BY r."periodEnd" DESC, r."revision" DESC LIMIT 1) n`;
  const rows = await db().progressReport.findMany({ where: { id: { in: found.map(({ id }) => id) } } });
  return new Map(rows.map((row) => [row.programmeId, asReport(row)]));
}

function whereOf({ pilar, opd, status, terbit, q }: ProgrammeSearch): Prisma.ProgrammeWhereInput {
  return {
    ...(pilar ? { pillar: { code: pilar } } : {}),
    ...(opd ? { agency: { code: opd } } : {}),
    ...(status ? { status: status === "UNKNOWN" ? null : status } : {}),
    ...(terbit ? { publishedAt: terbit === "ya" ? { not: null } : null } : {}),
    ...everyWord<Prisma.ProgrammeWhereInput>(q, (word) => ({ OR: [{ name: word }, { code: word }] })),
  };
}

/** A programme in scope with its reports, newest first; notFound otherwise, also for another agency's. */
export async function getProgramme(actor: Actor, slug: string) {
  const programme = await db().programme.findFirst({
    where: { slug, ...readableOwner(actor), ...checkedProgramme(actor) },
    include: {
      pillar: { select: { code: true, name: true, slug: true } },
      agency: { select: { id: true, code: true, shortName: true, name: true } },
      supports: { select: { agency: { select: { code: true, name: true } } }, orderBy: { agency: { name: "asc" } } },
      partners: { orderBy: { order: "asc" } },
      kelurahan: {
        select: { kelurahan: { select: { id: true, name: true } } },
        orderBy: { kelurahan: { name: "asc" } },
      },
      reports: { where: readableStatus(actor), orderBy: [{ periodEnd: "desc" }, { revision: "desc" }], take: 60 },
    },
  });
  if (!programme) notFound();
  return { ...programme, reports: programme.reports.map(asReport), mayEnter: canEnter(actor, programme) };
}

/** One report with what it stands beside: the published one before it, its history, and what the actor may do. */
export async function getReport(actor: Actor, id: string) {
  const found = await db().progressReport.findFirst({
    where: { id, ...readableStatus(actor), programme: readableOwner(actor) },
    include: {
      programme: {
        include: { pillar: { select: { code: true, name: true } }, agency: { select: { shortName: true } } },
      },
      submittedBy: { select: { name: true } },
      supersedes: true,
    },
  });
  if (!found) notFound();
  const { programme, submittedBy, supersedes, ...row } = found;
  const earlier = await db().progressReport.findFirst({
    where: {
      programmeId: row.programmeId,
      status: "PUBLISHED",
      supersededAt: null,
      periodEnd: { lt: row.periodEnd ?? new Date() },
    },
    orderBy: { periodEnd: "desc" },
  });
  const before = supersedes ?? earlier;
  const entry = { ...row, agencyId: programme.agencyId };
  return {
    report: asReport(row),
    programme,
    submittedBy: submittedBy?.name ?? null,
    before: before ? asReport(before) : null,
    // Drafts, returns and their reasons are internal: who may not enter sees the result only (domain.md section 6).
    history: canEnter(actor, entry) ? await listHistory("progressReport", row.id) : null,
    may: {
      edit: canEditEntry(actor, entry),
      callBack: canCallBackEntry(actor, entry),
      discard: canDiscardEntry(actor, entry),
      return: canReturnEntry(actor, entry),
      verify: canVerifyEntry(actor, entry),
      publish: canPublishEntry(actor, entry),
      revise:
        canReviseEntry(actor, entry) &&
        !(await db().progressReport.findFirst({ where: { supersedesId: row.id }, select: { id: true } })),
    },
  };
}

/** The report of a programme and period that is under way or newest, if any: a second one is not begun beside it. */
export function findReportFor(actor: Actor, programmeSlug: string, period: string) {
  return db().progressReport.findFirst({
    where: { period, ...readableStatus(actor), programme: { slug: programmeSlug, ...readableOwner(actor) } },
    orderBy: { revision: "desc" },
    select: { id: true },
  });
}

/** The Quick Wins of a pillar in the actor's scope, with the newest report that they may see. */
export async function listPillarQuickWins(actor: Actor, pillarCode: string) {
  const programmes = await db().programme.findMany({
    where: { quickWin: true, pillar: { code: pillarCode }, ...readableOwner(actor), ...checkedProgramme(actor) },
    orderBy: { name: "asc" },
    select: {
      id: true,
      slug: true,
      name: true,
      agency: { select: { shortName: true } },
      reports: { where: { status: "PUBLISHED", supersededAt: null }, orderBy: { periodEnd: "desc" }, take: 1 },
    },
  });
  return programmes.map(({ reports: [newest], agency, ...programme }) => ({
    ...programme,
    agency: agency.shortName,
    newest: newest ? asReport(newest) : null,
  }));
}

/** A report with its corrections, as its history names it; null for those who do not enter it. */
export async function findRevisedProgress(actor: Actor, id: string) {
  if (!z.uuid().safeParse(id).success) return null;
  const one = await db().progressReport.findFirst({ where: { id, programme: readableOwner(actor) } });
  if (!one) return null;
  const { programmeId, period } = one;
  const found = await db().progressReport.findMany({
    where: { programmeId, period },
    orderBy: { revision: "asc" },
    include: { programme: { select: { name: true, agencyId: true } } },
  });
  const revisions = found.map((row) => ({ ...row, agencyId: row.programme.agencyId }));
  const name = `${found[0]?.programme.name} · ${period}`;
  return revisedEntry(actor, revisions, { name, address: route("/kelola/laporan/[id]", { id }) });
}
