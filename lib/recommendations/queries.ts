import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { isOverdue } from "./overdue";

export const PAGE_SIZE = 20;

/** An agency sees those that it leads, a guest assessor those of one round, everybody else all. */
function readable(actor: Actor): Prisma.RecommendationWhereInput {
  if (actor.role === "AGENCY") return { leadAgencyId: actor.agencyId ?? "" };
  // An assessor without a round sees none: no round has this id.
  return actor.role === "ASSESSOR" ? { round: { assessors: { some: { id: actor.id } } } } : {};
}

/** The council and the assessor read what the city has published of it; the city itself also what it has not. */
function readableReports(actor: Actor): Prisma.RecommendationReportWhereInput {
  return actor.role === "COUNCIL" || actor.role === "ASSESSOR" ? { publishedAt: { not: null } } : {};
}

const shown = (actor: Actor) =>
  ({
    round: { select: { slug: true, year: true, stage: true } },
    leadAgency: { select: { name: true, shortName: true } },
    pillar: { select: { code: true, name: true } },
    reports: { where: readableReports(actor), orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 },
  }) satisfies Prisma.RecommendationInclude;

type Row = Prisma.RecommendationGetPayload<{ include: ReturnType<typeof shown> }>;

function withStanding({ reports: [newest], dueOn, ...row }: Row) {
  const status = newest?.status ?? null;
  const due = dueOn?.toISOString().slice(0, 10) ?? null;
  return { ...row, newest: newest ?? null, status, dueOn: due, overdue: isOverdue({ dueOn: due, status }, new Date()) };
}

/** The recommendations in the actor's scope, newest round first, a page at a time. */
export async function listRecommendations(actor: Actor, { page = 1 }: { page?: number } = {}) {
  const where = readable(actor);
  const [total, rows] = await Promise.all([
    db().recommendation.count({ where }),
    db().recommendation.findMany({
      where,
      orderBy: [{ round: { year: "desc" } }, { round: { stage: "desc" } }, { order: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: shown(actor),
    }),
  ]);
  return { items: rows.map(withStanding), total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** One recommendation; notFound out of the actor's scope. */
export async function getRecommendation(actor: Actor, id: string) {
  const row = await db().recommendation.findFirst({ where: { id, ...readable(actor) }, include: shown(actor) });
  if (!row) notFound();
  return withStanding(row);
}
