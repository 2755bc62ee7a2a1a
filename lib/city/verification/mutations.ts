import "server-only";
import type { EntryKind } from "@/lib/city/entries/kinds";
import { type EntryRef, eachByItself, type LeftProblem } from "@/lib/city/entries/mutations";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { ENTRY_ACTS } from "@/lib/city/entry-acts/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import {
  type LeftFor,
  OLDEST_FIRST,
  type QueueFilter,
  TOGETHER_AT_MOST,
  type TogetherAct,
  waitingFor,
} from "./schemas";

export type WaitingRef = EntryRef & { kind: EntryKind };
/** Those that were ticked, or all that a filter shows and that were handed in up to an instant. */
export type Chosen = { ticked: WaitingRef[] } | { filter: QueueFilter; until: Date };

export type Together = { kinds: { kind: EntryKind; id: string }[]; left: Record<LeftFor, number> };

/**
 * Decides many entries, each as if it were the only one: with its own permission, version, checks and audit event, and
 * written or left by itself. What must be looked at alone is left, and counted.
 */
export async function decideTogether(
  actor: Actor,
  act: TogetherAct,
  chosen: Chosen,
  reason = "",
): Promise<Result<Together>> {
  if (!canVerifyAtAll(actor)) return fail("FORBIDDEN");
  const refs = "ticked" in chosen ? chosen.ticked : await waitingRefs(actor, chosen);
  const all = refs.slice(0, TOGETHER_AT_MOST);
  const problems = await eachByItself(all, ({ kind, ...ref }) => ENTRY_ACTS[kind][act](actor, ref, reason));
  const left = { own: 0, doubt: 0, personal: 0, moved: 0, away: 0 };
  for (const { code } of problems.values()) left[LEFT_AS[code] ?? "moved"] += 1;
  return ok({ kinds: all.flatMap((one) => (problems.has(one) ? [] : { kind: one.kind, id: one.id })), left });
}

const LEFT_AS: Partial<Record<LeftProblem["code"], LeftFor>> = {
  OWN_WORK: "own",
  CONFIRMATION_NEEDED: "doubt",
  PERSONAL_DATA: "personal",
  UNAVAILABLE: "away",
};

/** Those that the filter leaves, that were handed in by then, and that are not the actor's own; the oldest first. */
async function waitingRefs(actor: Actor, { filter, until }: Extract<Chosen, { until: Date }>): Promise<WaitingRef[]> {
  const rows = await db().entryInWork.findMany({
    where: { ...waitingFor(filter), submittedAt: { lte: until }, NOT: { enteredByIds: { has: actor.id } } },
    orderBy: OLDEST_FIRST,
    take: TOGETHER_AT_MOST,
    select: { kind: true, id: true, version: true },
  });
  return rows.map(({ kind, ...ref }) => ({ kind: kind as EntryKind, ...ref }));
}
