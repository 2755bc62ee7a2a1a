import { cityToday } from "@/lib/platform/settings/published";
import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import { canReadCouncil } from "@/lib/follow-up/council-members/policy";
import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { route } from "@/lib/platform/pages/routes";
import { isActionOverdue, isLeftOff } from "./overdue";
import { canRedirectAction, canUpdateAction } from "./policy";
import { readableAction } from "./scope";

const SHOWN = {
  agency: { select: { name: true, shortName: true } },
  officer: { select: { name: true } },
  recommendation: {
    select: {
      id: true,
      text: true,
      order: true,
      state: true,
      leadAgencyId: true,
      round: { select: { slug: true } },
    },
  },
  decision: { select: { id: true, text: true, order: true, meetingId: true } },
} as const;

type Row = Prisma.FollowUpActionGetPayload<{ include: typeof SHOWN }>;

function asAction(row: Row, today: string) {
  const dueOn = dayOf(row.dueOn);
  const isCancelled = row.cancelledAt !== null;
  const unfinished = { percent: row.percent, isCancelled, state: row.recommendation?.state ?? null };
  return {
    ...row,
    dueOn,
    originalDueOn: dayOf(row.originalDueOn) ?? dueOn,
    isCancelled,
    overdue: isActionOverdue({ ...unfinished, dueOn }, today),
    leftOff: isLeftOff(unfinished),
  };
}
export type ShownAction = ReturnType<typeof asAction>;

/** The actions of a recommendation, or of decisions, in the order of their due dates. */
export async function listActions(
  actor: Actor,
  owner: { recommendationId: string } | { decisionId: string | { in: string[] } },
  now = new Date(),
): Promise<ShownAction[]> {
  const rows = await db().followUpAction.findMany({
    where: { AND: [owner, readableAction(actor)] },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    include: SHOWN,
  });
  const today = await cityToday(now);
  return rows.map((row) => asAction(row, today));
}

export const PAGE_SIZE = 20;

/** What of the council's decisions is not done yet, the longest due first, a page at a time, and how much of it is late. */
export async function listOpenDecisionActions(
  actor: Actor,
  { lateOnly = false, page = 1 }: { lateOnly?: boolean; page?: number } = {},
  now = new Date(),
) {
  if (!canReadCouncil(actor)) return { items: [], open: 0, late: 0, page: 1, pages: 1 };
  const where = { decisionId: { not: null }, percent: { lt: 100 }, cancelledAt: null };
  const today = await cityToday(now);
  const isLate = { ...where, dueOn: { lt: dateOf(today) } };
  const [open, late, rows] = await Promise.all([
    db().followUpAction.count({ where }),
    db().followUpAction.count({ where: isLate }),
    db().followUpAction.findMany({
      where: lateOnly ? isLate : where,
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: SHOWN,
    }),
  ]);
  const items = rows.map((row) => asAction(row, today));
  return { items, open, late, page, pages: Math.max(1, Math.ceil((lateOnly ? late : open) / PAGE_SIZE)) };
}

/** One action with its history and what the actor may do; notFound out of scope. */
export async function getAction(actor: Actor, id: string, now = new Date()) {
  const row = await db().followUpAction.findFirst({
    where: { AND: [{ id }, readableAction(actor)] },
    include: {
      ...SHOWN,
      updates: { orderBy: [{ at: "desc" }, { id: "desc" }], include: { actor: { select: { name: true } } } },
    },
  });
  if (!row) notFound();
  const { updates, ...rest } = row;
  const action = asAction(rest, await cityToday(now));
  return {
    action,
    updates,
    may: { update: canUpdateAction(actor, action), redirect: canRedirectAction(actor, action) },
  };
}

/** The action as its history names it, for those who read it. */
export async function findRevisedAction(actor: Actor, id: string): Promise<RevisedRow | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await db().followUpAction.findFirst({ where: { AND: [{ id }, readableAction(actor)] } });
  const address = route("/kelola/tindakan/[id]", { id });
  return row && { name: row.text, version: row.version, address, mayRestore: false, kept: "followUpAction" };
}
