import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canManageAssessors } from "./policy";

const PAGE_SIZE = 30;

/** The guest accounts, newest first, a page at a time, with whether each still opens. */
export async function listAssessors(actor: Actor, { page = 1 }: { page?: number } = {}, now = new Date()) {
  if (!canManageAssessors(actor)) refuse(actor);
  const where = { role: "ASSESSOR" as const };
  const [total, users] = await Promise.all([
    db().user.count({ where }),
    db().user.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: {
        id: true,
        name: true,
        email: true,
        expiresAt: true,
        disabledAt: true,
        round: { select: { slug: true, year: true, stage: true } },
      },
    }),
  ]);
  const items = users.map((user) => ({
    ...user,
    state: user.disabledAt
      ? ("ended" as const)
      : (user.expiresAt ?? now) <= now
        ? ("expired" as const)
        : ("open" as const),
  }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** The rounds that a guest may be given, newest first. */
export function listRoundChoices(actor: Actor) {
  if (!canManageAssessors(actor)) refuse(actor);
  return db().evaluationRound.findMany({
    where: { instrumentId: { not: null } },
    orderBy: [{ year: "desc" }, { stage: { sort: "desc", nulls: "last" } }],
    select: { slug: true, year: true, stage: true },
  });
}

/**
 * Agencies of the city, each with the people who work for it: whom a recommendation or an action can be given to. An
 * agency chooses among its own people only.
 */
export async function listAgenciesWithOfficers(actor: Actor) {
  if (actor.role === "ASSESSOR") notFound();
  const [agencies, officers] = await Promise.all([
    db().agency.findMany({
      where: { cityAgency: true, closedOn: null },
      orderBy: { name: "asc" },
      select: { id: true, code: true, name: true, steward: true },
    }),
    db().user.findMany({
      where: { disabledAt: null, role: { in: ["ADMIN", "STAFF", "AGENCY"] } },
      orderBy: { name: "asc" },
      select: { id: true, name: true, role: true, agencyId: true },
    }),
  ]);
  return agencies.map((agency) => ({
    ...agency,
    officers: officers
      .filter(({ role, agencyId }) => agencyId === agency.id || (agency.steward && role !== "AGENCY"))
      .filter(() => actor.role !== "AGENCY" || actor.agencyId === agency.id)
      .map(({ id, name }) => ({ id, name })),
  }));
}
