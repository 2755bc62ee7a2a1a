import "server-only";
import { lockRecommendation, startIn } from "@/lib/follow-up/recommendations/mutations";
import { readable } from "@/lib/follow-up/recommendations/scope";
import type { AuditRecord } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, lockRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import type { FollowUpAction, Prisma, Recommendation } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import { officersOf } from "@/lib/platform/users/officers";
import { type ActionFacts, canCreateAction, isLiving, mayCreateAction, mayUpdateAction } from "./policy";
import type { ActionUpdate, NewAction } from "./schemas";
import { readableAction } from "./scope";

export type ActionOwner = { recommendationId: string } | { decisionId: string };
export type ActionRef = { id: string; version: number };
type Saved = Result<ActionRef, object>;

/** Adds an action to a recommendation in the actor's scope; the first one begins the work. */
export function createAction(actor: Actor, recommendationId: string, command: NewAction): Promise<Saved> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRecommendation(tx, { kind: "recommendation", id: recommendationId });
      return tx.recommendation.findFirst({ where: { id: recommendationId, ...readable(actor) } });
    },
    refusal: (recommendation) => (mayCreateAction(actor, { recommendation }) ? null : "FORBIDDEN"),
    isPossible: (recommendation) => canCreateAction(actor, { recommendation }),
    change: async (recommendation, tx) => {
      if (await isVerifier(tx, recommendation, command.agencyCode))
        return fail("INVALID", { fields: { agencyCode: ["verifierWorks"] } });
      const made = await createActionIn(tx, actor, { recommendationId }, command);
      if (made.ok) await startIn(tx, actor, recommendationId, `Tindakan pertama: ${command.text}`);
      return made;
    },
  });
}

/** Whoever verifies a recommendation does none of its work (CHECK recommendations_verifier). */
async function isVerifier(tx: Transaction, { verifierAgencyId }: Recommendation, agencyCode: string) {
  const where = verifierAgencyId ? { id: verifierAgencyId } : { steward: true };
  return (await tx.agency.findFirst({ where, select: { code: true } }))?.code === agencyCode;
}

/**
 * The row inside the caller's transaction, for whom the caller has asked permission and who records it: also a decision
 * with its action. The first due day is kept as `originalDueOn` by the trigger follow_up_actions_keep.
 */
export async function createActionIn(
  tx: Transaction,
  actor: Actor,
  owner: ActionOwner,
  { text, agencyCode, officerId, dueOn }: NewAction,
): Promise<Result<{ saved: ActionRef; audit: AuditRecord }, object>> {
  const agency = await tx.agency.findFirst({ where: { code: agencyCode, cityAgency: true, closedOn: null } });
  if (!agency) return fail("INVALID", { fields: { agencyCode: ["agencyGone"] } });
  const officer = officerId && (await tx.user.findFirst({ where: { id: officerId, ...officersOf(agency) } }));
  if (officerId && !officer) return fail("INVALID", { fields: { officerId: ["officerOfAgency"] } });
  const row = await tx.followUpAction.create({
    data: {
      ...owner,
      text,
      agencyId: agency.id,
      officerId: officerId ?? null,
      dueOn: dateOf(dueOn),
      createdById: actor.id,
    },
  });
  const audit = { action: "create", entity: "followUpAction", entityId: row.id, after: row };
  return ok({ saved: { id: row.id, version: row.version }, audit });
}

/** How it goes on: percent and a note, kept in its history. */
export function updateAction(actor: Actor, ref: ActionRef, { percent, note }: ActionUpdate): Promise<Saved> {
  return step(actor, ref, "progress", mayUpdateAction, () => ok({ data: { percent }, details: { percent, note } }));
}

export function moveAction(actor: Actor, ref: ActionRef, command: { dueOn: string; note: string }): Promise<Saved> {
  return step(actor, ref, "changeDue", mayCreateAction, (row) => {
    const dueAfter = dateOf(command.dueOn);
    if (row.dueOn.getTime() === dueAfter.getTime()) return fail("INVALID", { fields: { dueOn: ["dueSame"] } });
    const details = { percent: row.percent, note: command.note, dueBefore: row.dueOn, dueAfter };
    return ok({ data: { dueOn: dueAfter }, details });
  });
}

/** Given up, with the reason; it stays in the list as given up. */
export function cancelAction(actor: Actor, ref: ActionRef, note: string): Promise<Saved> {
  return step(actor, ref, "cancel", mayCreateAction, (row) =>
    ok({ data: { cancelledAt: new Date() }, details: { percent: row.percent, note } }),
  );
}

type EventDetails = { percent: number; note: string; dueBefore?: Date; dueAfter?: Date };
type May = (actor: Actor, action: ActionFacts) => boolean;
type Changed = { data: Prisma.FollowUpActionUncheckedUpdateInput; details: EventDetails };
type Change = (row: FollowUpAction) => Result<Changed, object>;

function step(actor: Actor, ref: ActionRef, action: string, may: May, change: Change): Promise<Saved> {
  return changeRow(actor, {
    find: async (tx) => {
      await lockRecommendation(tx, { kind: "action", id: ref.id });
      await lockRow(tx, "follow_up_actions", ref.id);
      const found = await tx.followUpAction.findFirst({
        where: { AND: [{ id: ref.id }, readableAction(actor)] },
        include: { recommendation: { select: { state: true, leadAgencyId: true } } },
      });
      if (!found) return null;
      const { recommendation, ...row } = found;
      return { row, facts: { ...row, isCancelled: row.cancelledAt !== null, recommendation } };
    },
    refusal: ({ facts }) => (may(actor, facts) ? null : "FORBIDDEN"),
    isPossible: ({ facts }) => isLiving(facts),
    isStale: ({ row }) => row.version !== ref.version,
    current: ({ row: { id, version, percent, dueOn } }): object => ({
      id,
      version,
      percent: String(percent),
      dueOn: dayOf(dueOn),
    }),
    change: async ({ row }, tx) => {
      const changed = change(row);
      if (!changed.ok) return changed;
      const { data, details } = changed.value;
      const after = await tx.followUpAction.update({
        where: { id: row.id },
        data: { ...data, version: { increment: 1 } },
      });
      await tx.actionUpdate.create({ data: { ...details, actionId: row.id, actorId: actor.id } });
      const about = {
        entity: "followUpAction",
        entityId: row.id,
        before: row,
        after: { ...after, note: details.note },
      };
      return ok({ saved: { id: after.id, version: after.version }, audit: { action, ...about } });
    },
  });
}
