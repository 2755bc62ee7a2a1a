import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { canManageAgencies } from "@/lib/city/agencies/policy";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { isReferredTo } from "./references";

const PAGE_SIZE = 50;

/** Kelurahan by name, present or former, a page at a time. */
export async function listAllKelurahan(actor: Actor, { q, hal = 1 }: { q?: string | undefined; hal?: number } = {}) {
  if (!canManageAgencies(actor)) refuse(actor);
  const text = { contains: q ?? "", mode: "insensitive" } as const;
  const where: Prisma.KelurahanWhereInput = q
    ? { OR: [{ name: text }, { code: text }, { kecamatan: text }, { names: { some: { name: text } } }] }
    : {};
  const [total, rows] = await Promise.all([
    db().kelurahan.count({ where }),
    db().kelurahan.findMany({
      where,
      orderBy: [{ kecamatanCode: "asc" }, { name: "asc" }],
      skip: (hal - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: { names: { orderBy: { fromOn: { sort: "desc", nulls: "last" } } } },
    }),
  ]);
  const items = rows.map(({ names, closedOn, codeListedOn, ...row }) => ({
    ...row,
    closedOn: dayOf(closedOn),
    codeListedOn: dayOf(codeListedOn),
    former: [...new Set(names.map(({ name }) => name))].filter((name) => name !== row.name),
  }));
  return { items, total, page: hal, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** One with its names and successors, the others that may go on for it, and its programmes that would go on there. */
export async function getKelurahan(actor: Actor, id: string) {
  if (!canManageAgencies(actor)) refuse(actor);
  const row = await db().kelurahan.findUnique({
    where: { id },
    include: {
      names: { orderBy: { fromOn: { sort: "desc", nulls: "last" } } },
      wentTo: { include: { to: { select: { name: true } } }, orderBy: { on: "desc" } },
      cameFrom: { include: { from: { select: { name: true } } }, orderBy: { on: "desc" } },
      programmes: {
        where: { programme: { closedOn: null } },
        select: { programme: { select: { id: true, name: true } } },
        orderBy: { programme: { name: "asc" } },
      },
    },
  });
  if (!row) notFound();
  const others = await db().kelurahan.findMany({
    where: { id: { not: id }, closedOn: null },
    orderBy: [{ name: "asc" }, { kecamatan: "asc" }],
    select: { id: true, name: true, kecamatan: true },
  });
  const { names, wentTo, cameFrom, closedOn, programmes, ...rest } = row;
  return {
    ...rest,
    programmes: programmes.map(({ programme }) => programme),
    isDeletable: closedOn === null && !(await isReferredTo(db(), id)),
    closedOn: dayOf(closedOn),
    names: names.map(({ fromOn, ...name }) => ({ ...name, fromOn: dayOf(fromOn) })),
    steps: [
      ...wentTo.map(({ id: step, on, to, legalBasis }) => ({
        id: step,
        on: dayOf(on),
        other: to.name,
        legalBasis,
        way: "to" as const,
      })),
      ...cameFrom.map(({ id: step, on, from, legalBasis }) => ({
        id: step,
        on: dayOf(on),
        other: from.name,
        legalBasis,
        way: "from" as const,
      })),
    ],
    others,
  };
}

/** The kelurahan as its history names it; null for those who do not keep them. Names and codes follow decrees. */
export async function findRevisedKelurahan(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!canManageAgencies(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().kelurahan.findUnique({ where: { id }, select: { name: true, version: true } });
  const address = route("/kelola/kelurahan/[id]", { id });
  return row && { ...row, address, mayRestore: false, kept: "kelurahan" };
}
