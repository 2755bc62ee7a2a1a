import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { RevisedRow, Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { RecommendationStatus } from "@/lib/platform/db/generated/enums";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { everyWord } from "@/lib/platform/format/search-words";
import { route } from "@/lib/platform/pages/routes";
import { countEvidence, withFacts } from "./facts";
import { isOverdue } from "./overdue";
import { canReadWork } from "./policy";
import type { RecommendationSearch } from "./schemas";
import { readable } from "./scope";

export const PAGE_SIZE = 20;
/** A column of the board shows so many; the rest stands in the list. */
export const CARDS = 8;
export const BOARD = ["NOT_STARTED", "IN_PROGRESS", "DONE", "NOT_FEASIBLE"] as const satisfies RecommendationStatus[];

type Where = Prisma.RecommendationWhereInput;

const overdueOn = (today: string): Where => ({
  dueOn: { lt: dateOf(today) },
  status: { in: ["NOT_STARTED", "IN_PROGRESS"] },
});

/** By its name of today or by one that it had. */
const named = (word: Prisma.StringFilter): Prisma.AgencyWhereInput => ({
  OR: [{ name: word }, { shortName: word }, { names: { some: { OR: [{ name: word }, { shortName: word }] } } }],
});

function found(actor: Actor, search: Partial<RecommendationSearch>, today: string): Where {
  const { putaran, opd, pilar, status, tahap, verifikator, terlambat, q } = search;
  return {
    AND: [
      readable(actor),
      putaran ? { round: { slug: putaran } } : {},
      opd ? { OR: [{ leadAgency: { code: opd } }, { supports: { some: { agency: { code: opd } } } }] } : {},
      pilar ? { pillar: { code: pilar } } : {},
      status ? { status } : {},
      tahap ? { state: tahap } : {},
      verifikator ? { verifierAgencyId: verifikator === "walidata" ? null : { not: null } } : {},
      terlambat ? overdueOn(today) : {},
      everyWord(q, (word) => ({
        OR: [{ text: word }, { leadAgency: named(word) }, { supports: { some: { agency: named(word) } } }],
      })),
    ],
  };
}

const SHOWN = {
  round: { select: { slug: true, year: true, stage: true } },
  leadAgency: { select: { name: true, shortName: true } },
  officer: { select: { name: true } },
  pillar: { select: { code: true, name: true } },
  // What a source reports earns no word here.
  reports: {
    where: { publishedAt: { not: null }, shipped: false },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 1,
  },
} satisfies Prisma.RecommendationInclude;

type Row = Prisma.RecommendationGetPayload<{ include: typeof SHOWN }>;

/** The guest assessor is told the status that the city published, everybody else the one that work has reached. */
function withStanding(actor: Actor, { reports: [newest], dueOn, originalDueOn, ...row }: Row, today: string) {
  const status = canReadWork(actor) ? row.status : (newest?.status ?? null);
  const due = dayOf(dueOn);
  const original = dayOf(originalDueOn);
  return { ...row, status, dueOn: due, originalDueOn: original, overdue: isOverdue({ dueOn: due, status }, today) };
}

const NEWEST_ROUND: Prisma.RecommendationOrderByWithRelationInput[] = [
  { round: { year: "desc" } },
  { round: { stage: "desc" } },
  { order: "asc" },
];
const ORDERS: Record<RecommendationSearch["urut"], Prisma.RecommendationOrderByWithRelationInput[]> = {
  putaran: NEWEST_ROUND,
  tenggat: [{ dueOn: { sort: "asc", nulls: "last" } }, ...NEWEST_ROUND],
  status: [{ status: "asc" }, ...NEWEST_ROUND],
};

/**
 * The recommendations in the actor's scope that the filter lets through, sorted and paged in the database. A guest
 * assessor pages through all of them: filter and order would tell where each one stands inside.
 */
export async function listRecommendations(actor: Actor, asked: Partial<RecommendationSearch> = {}, now = new Date()) {
  const search = canReadWork(actor) ? asked : { hal: asked.hal ?? 1 };
  const today = await cityToday(now);
  const where = found(actor, search, today);
  const page = search.hal ?? 1;
  const [total, rows] = await Promise.all([
    db().recommendation.count({ where }),
    db().recommendation.findMany({
      where,
      orderBy: ORDERS[search.urut ?? "putaran"],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: SHOWN,
    }),
  ]);
  const items = rows.map((row) => withStanding(actor, row, today));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** The board: by status how many there are and how many of them are late, with the most urgent of each. */
export async function getBoard(actor: Actor, search: Partial<RecommendationSearch> = {}, now = new Date()) {
  if (!canReadWork(actor)) refuse(actor);
  const today = await cityToday(now);
  const where = found(actor, { ...search, status: undefined }, today);
  const late: Where = { AND: [where, overdueOn(today)] };
  const [all, overdue, ...columns] = await Promise.all([
    db().recommendation.groupBy({ by: ["status"], where, _count: true }),
    db().recommendation.groupBy({ by: ["status"], where: late, _count: true }),
    ...BOARD.map((status) =>
      db().recommendation.findMany({
        where: { AND: [where, { status }] },
        orderBy: ORDERS.tenggat,
        take: CARDS,
        include: SHOWN,
      }),
    ),
  ]);
  const countOf = (groups: { status: string; _count: number }[], status: string) =>
    groups.find((group) => group.status === status)?._count ?? 0;
  return BOARD.map((status, index) => ({
    status,
    total: countOf(all, status),
    overdue: countOf(overdue, status),
    items: (columns[index] ?? []).map((row) => withStanding(actor, row, today)),
  }));
}

/** What the filter offers: rounds that have recommendations, agencies of the city, pillars. */
export async function listSearchChoices(_actor: Actor) {
  const [rounds, agencies, pillars] = await Promise.all([
    db().evaluationRound.findMany({
      where: { recommendations: { some: {} } },
      orderBy: [{ year: "desc" }, { stage: "desc" }],
      select: { slug: true, year: true, stage: true },
    }),
    db().agency.findMany({ where: { cityAgency: true }, orderBy: { name: "asc" }, select: { code: true, name: true } }),
    db().pillar.findMany({ orderBy: { order: "asc" }, select: { code: true, name: true } }),
  ]);
  return { rounds, agencies, pillars };
}

const PERSON = { select: { name: true } } as const;

/** One recommendation with all that is known of it; notFound out of the actor's scope. */
export async function getRecommendation(actor: Actor, id: string, now = new Date()) {
  const row = await db().recommendation.findFirst({
    where: { AND: [{ id }, readable(actor)] },
    include: {
      ...SHOWN,
      leadAgency: { select: { name: true, shortName: true, code: true } },
      verifierAgency: { select: { name: true, code: true } },
      supports: { include: { agency: { select: { name: true, code: true } } }, orderBy: { agency: { name: "asc" } } },
      submittedBy: PERSON,
      verifiedBy: PERSON,
      confirmedBy: PERSON,
    },
  });
  if (!row) notFound();
  const { supports, submittedBy, verifiedBy, confirmedBy, verifierAgency, ...whole } = row;
  const isInside = canReadWork(actor);
  const rest = isInside ? whole : { ...whole, ...UNTOLD };
  const [steward, facts, counted] = await Promise.all([
    db().agency.findFirst({ where: { steward: true }, select: { name: true } }),
    withFacts(db(), rest),
    countEvidence(db(), id),
  ]);
  return {
    ...withStanding(actor, rest, await cityToday(now)),
    leadAgency: rest.leadAgency,
    supports: supports.map(({ agency }) => agency),
    verifier: isInside ? (verifierAgency ?? (steward && { name: steward.name, code: null })) : undefined,
    people: {
      submitted: (isInside && submittedBy?.name) || null,
      verified: (isInside && verifiedBy?.name) || null,
      confirmed: (isInside && confirmedBy?.name) || null,
    },
    facts,
    ...counted,
  };
}

/** Work under way, which the guest assessor is not told: what was handed in may yet be sent back. */
const UNTOLD = { officer: null, resultText: "", legalReason: "", closesAs: null, returnReason: null } as const;

/** What happened to it, newest first; internal, so a guest assessor gets none. */
export async function listEvents(actor: Actor, id: string) {
  if (!canReadWork(actor)) return [];
  const events = await db().recommendationEvent.findMany({
    where: { recommendationId: id, recommendation: readable(actor) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    include: { actor: PERSON },
  });
  return events.map(({ dueBefore, dueAfter, ...event }) => ({
    ...event,
    dueBefore: dayOf(dueBefore),
    dueAfter: dayOf(dueAfter),
  }));
}

/** What the public was told of it, newest first. */
export function listReports(actor: Actor, id: string) {
  return db().recommendationReport.findMany({
    where: { recommendationId: id, recommendation: readable(actor), publishedAt: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** Recommendations that wait for Diskominfo or the council to do something. */
export async function listWaitingRecommendations(actor: Actor): Promise<Waiting[]> {
  const states = isDiskominfo(actor) ? STEWARDS : actor.role === "COUNCIL" ? (["VERIFIED"] as const) : [];
  if (states.length === 0) return [];
  const groups = await db().recommendation.groupBy({
    by: ["state"],
    // What another agency verifies in the steward's place waits for that agency.
    where: { state: { in: [...states] }, NOT: { state: "SUBMITTED", verifierAgencyId: { not: null } } },
    _count: true,
  });
  return states.map((state) => ({
    key: WAITING[state],
    count: groups.find((group) => group.state === state)?._count ?? 0,
    address: route(
      "/kelola/rekomendasi",
      {},
      { query: { tampilan: "daftar", tahap: state, verifikator: state === "SUBMITTED" ? "walidata" : null } },
    ),
  }));
}

const STEWARDS = ["RECEIVED", "SUBMITTED", "CONFIRMED"] as const;
const WAITING = {
  RECEIVED: "recommendationsReceived",
  SUBMITTED: "recommendationsSubmitted",
  VERIFIED: "recommendationsVerified",
  CONFIRMED: "recommendationsConfirmed",
} as const;

/** The recommendation as its history names it, for those who read the work on it. */
export async function findRevisedRecommendation(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canReadWork(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().recommendation.findFirst({
    where: { AND: [{ id }, readable(actor)] },
    select: { order: true, version: true, round: { select: { slug: true } } },
  });
  if (!row) return null;
  const address = route("/kelola/rekomendasi/[id]", { id });
  return {
    name: `${row.round.slug}/${row.order}`,
    version: row.version,
    address,
    mayRestore: false,
    kept: "recommendation",
  };
}

/** Names of agencies, officers and forerunners by their ids, for histories that hold the ids. */
export async function listWorkNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const where = { id: { in: [...ids] } };
  const [agencies, people, forerunners] = await Promise.all([
    db().agency.findMany({ where, select: { id: true, name: true } }),
    db().user.findMany({ where, select: { id: true, name: true } }),
    db().recommendation.findMany({ where, select: { id: true, order: true, round: { select: { slug: true } } } }),
  ]);
  return new Map([
    ...[...agencies, ...people].map(({ id, name }) => [id, name] as const),
    ...forerunners.map(({ id, order, round }) => [id, `${round.slug}/${order}`] as const),
  ]);
}
