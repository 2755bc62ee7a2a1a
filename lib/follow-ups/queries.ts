import "server-only";
import { notFound } from "next/navigation";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { wibToday } from "@/lib/format/date";
import { isActionOverdue } from "./overdue";
import { canRedirectAction, canUpdateAction } from "./policy";
import { readableAction } from "./scope";

const SHOWN = {
  agency: { select: { name: true, shortName: true } },
  officer: { select: { name: true } },
  recommendation: {
    select: {
      ...{ id: true, text: true, order: true, state: true, leadAgencyId: true },
      round: { select: { slug: true } },
    },
  },
  decision: { select: { id: true, text: true, order: true, meetingId: true } },
} as const;

type Row = Prisma.FollowUpActionGetPayload<{ include: typeof SHOWN }>;

function asAction(row: Row, now: Date) {
  const dueOn = row.dueOn.toISOString().slice(0, 10);
  const isCancelled = row.cancelledAt !== null;
  return {
    ...row,
    dueOn,
    originalDueOn: row.originalDueOn?.toISOString().slice(0, 10) ?? dueOn,
    isCancelled,
    overdue: isActionOverdue({ dueOn, percent: row.percent, isCancelled }, wibToday(now)),
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
  return rows.map((row) => asAction(row, now));
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
  const action = asAction(rest, now);
  return {
    action,
    updates,
    may: { update: canUpdateAction(actor, action), redirect: canRedirectAction(actor, action) },
  };
}

/** The agencies that an action can be given to. */
export function listActionAgencies(_actor: Actor) {
  return db().agency.findMany({
    where: { cityAgency: true },
    orderBy: { name: "asc" },
    select: { id: true, code: true, name: true },
  });
}
