import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { listMovables, listRoles } from "@/lib/city/successions/moves";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";
import { canManageAgencies } from "./policy";
import { isReferredTo } from "./references";
import type { Moved } from "./schemas";

/** The kelurahan a value can belong to, for any signed-in person. */
export function listKelurahan(_actor: Actor) {
  return db().kelurahan.findMany({
    where: { closedOn: null },
    orderBy: [{ name: "asc" }],
    select: { id: true, name: true, kecamatan: true },
  });
}

export const AGENCY_PAGE_SIZE = 30;

type AgencySearch = { q?: string | undefined; status?: "tutup" | undefined; hal?: number };

/** Agencies by name, present or former, theirs or of those they took over from, a page at a time; closed ones on a list of their own. */
export async function listAgencies(actor: Actor, { q, status, hal = 1 }: AgencySearch = {}) {
  if (!canManageAgencies(actor)) refuse(actor);
  const words = (q ?? "").split(/\s+/).filter(Boolean);
  const holds = (contains: string): Prisma.AgencyWhereInput => {
    const text = { contains, mode: "insensitive" } as const;
    const named = [{ name: text }, { shortName: text }];
    const own: Prisma.AgencyWhereInput[] = [{ code: text }, ...named, { names: { some: { OR: named } } }];
    // Whoever looks for an agency that was merged or split finds who goes on for it, too.
    return { OR: [...own, { cameFrom: { some: { from: { OR: own } } } }] };
  };
  const closedOn = status === "tutup" ? { not: null } : null;
  const where: Prisma.AgencyWhereInput = { AND: [{ closedOn }, ...words.map(holds)] };
  const [total, rows] = await Promise.all([
    db().agency.count({ where }),
    db().agency.findMany({
      where,
      orderBy: [{ name: "asc" }, { code: "asc" }],
      skip: (hal - 1) * AGENCY_PAGE_SIZE,
      take: AGENCY_PAGE_SIZE,
      select: {
        code: true,
        name: true,
        shortName: true,
        cityAgency: true,
        steward: true,
        closedOn: true,
        names: { orderBy: { fromOn: { sort: "desc", nulls: "last" } }, select: { name: true } },
        _count: { select: { users: { where: { disabledAt: null } }, programmes: true, indicators: true } },
      },
    }),
  ]);
  const items = rows.map(({ closedOn: day, names, _count, ...row }) => ({
    ...row,
    ..._count,
    closedOn: dayOf(day),
    former: [...new Set(names.map(({ name }) => name))].filter((name) => name !== row.name),
  }));
  return { items, total, page: hal, pages: Math.max(1, Math.ceil(total / AGENCY_PAGE_SIZE)) };
}

const OTHER = { select: { code: true, name: true } } as const;

/** One agency with its names and who took over from whom; notFound for those who do not keep them. */
export async function getAgency(actor: Actor, code: string) {
  if (!canManageAgencies(actor)) refuse(actor);
  const agency = await db().agency.findUnique({
    where: { code },
    include: {
      names: { orderBy: { fromOn: { sort: "desc", nulls: "last" } } },
      wentTo: { orderBy: [{ on: "desc" }, { id: "desc" }], include: { to: OTHER } },
      cameFrom: { orderBy: [{ on: "desc" }, { id: "desc" }], include: { from: OTHER } },
    },
  });
  if (!agency) notFound();
  const { names, wentTo, cameFrom, closedOn, ...row } = agency;
  return {
    ...row,
    isDeletable: closedOn === null && !(await isReferredTo(db(), row.id)),
    closedOn: dayOf(closedOn),
    names: names.map(({ fromOn, ...name }) => ({ ...name, fromOn: dayOf(fromOn) })),
    wentTo: wentTo.map(({ on, to, ...step }) => ({ ...step, on: dayOf(on), other: to })),
    cameFrom: cameFrom.map(({ on, from, ...step }) => ({ ...step, on: dayOf(on), other: from })),
  };
}

/** The other agencies that still work, to go on as one of them. */
export async function listOtherAgencies(actor: Actor, code: string) {
  if (!canManageAgencies(actor)) refuse(actor);
  return db().agency.findMany({
    where: { code: { not: code }, cityAgency: true, closedOn: null },
    orderBy: { name: "asc" },
    select: { code: true, name: true, steward: true },
  });
}

/** What would move of some agencies, and how much stays recorded in their names. */
export async function previewMove(actor: Actor, codes: readonly string[]) {
  if (!canManageAgencies(actor)) refuse(actor);
  const today = await cityToday();
  const where = { code: { in: [...codes] }, cityAgency: true, closedOn: null };
  const agencies = await db().agency.findMany({
    where,
    orderBy: { name: "asc" },
    select: {
      ...{ id: true, code: true, name: true, version: true },
      _count: {
        select: {
          ...{ programmes: true, indicators: true },
          recommendations: { where: { state: "REPORTED" } },
          answers: { where: { round: { phase: { in: ["RESULT", "PUBLISHED"] } } } },
          questions: { where: { status: "PUBLISHED" } },
        },
      },
    },
  });
  const ids = agencies.map(({ id }) => id);
  const [movables, parts] = await Promise.all([listMovables(db(), ids, today), listRoles(db(), ids, today)]);
  return agencies.map(({ id, code, name, version, _count: { recommendations, ...count } }) => {
    const moves = movables.get(id) ?? [];
    const moving = (kind: Moved) => moves.filter((one) => one.kind === kind).length;
    return {
      ...{ code, name, version, moves },
      roles: {
        programmes: parts.programmes.filter(({ helperId }) => helperId === id).length,
        indicators: parts.indicators.filter(({ producerId, stewardId }) => producerId === id || stewardId === id)
          .length,
      },
      stays: {
        ...{ reported: recommendations, answers: count.answers, questions: count.questions },
        programmes: count.programmes - moving("programme"),
        indicators: count.indicators - moving("indicator"),
      },
    };
  });
}
export type MovePreview = Awaited<ReturnType<typeof previewMove>>[number];

/** The agency as its history names it; null for those who do not manage agencies. */
export async function findRevisedAgency(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canManageAgencies(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().agency.findUnique({ where: { id } });
  const address = route("/kelola/perangkat-daerah/[kode]", { kode: row?.code ?? "" });
  if (!row) return null;
  const isOpen = row.closedOn === null;
  return {
    name: row.name,
    version: row.version,
    address,
    mayRestore: isOpen,
    kept: isOpen ? "agency" : "closedAgency",
  };
}
