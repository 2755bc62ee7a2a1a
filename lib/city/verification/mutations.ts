import "server-only";
import type { EntryKind } from "@/lib/city/entries/kinds";
import { type EntryRef, eachByItself, type LeftProblem, type SavedEntry } from "@/lib/city/entries/mutations";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { ENTRY_ACTS } from "@/lib/city/entry-acts/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { notePartlyKept } from "@/lib/platform/observability/request";
import { type LeftFor, TOGETHER_AT_MOST, type TogetherAct } from "./schemas";

export type WaitingRef = EntryRef & { kind: EntryKind };

export type Together = { done: { kind: EntryKind; id: string }[]; left: Record<LeftFor, number> };

/**
 * Decides many entries, each as if it were the only one: with its own permission, version, checks and audit event, and
 * written or left by itself. What must be looked at alone is left, and counted.
 */
export async function decideTogether(
  actor: Actor,
  act: TogetherAct,
  refs: readonly WaitingRef[],
  reason = "",
): Promise<Result<Together>> {
  if (!canVerifyAtAll(actor)) return fail("FORBIDDEN");
  const all = refs.slice(0, TOGETHER_AT_MOST);
  const problems = await eachByItself(all, (ref) => decideOne(actor, act, ref, reason));
  const left = { own: 0, doubt: 0, personal: 0, moved: 0, away: 0, unsure: 0 };
  for (const { code } of problems.values()) left[LEFT_AS[code] ?? "moved"] += 1;
  return ok({ done: all.flatMap((one) => (problems.has(one) ? [] : { kind: one.kind, id: one.id })), left });
}

async function decideOne(
  actor: Actor,
  act: TogetherAct,
  { kind, ...ref }: WaitingRef,
  reason: string,
): Promise<Result<SavedEntry>> {
  const acts = ENTRY_ACTS[kind];
  if (act === "return") return acts.return(actor, ref, reason);
  if (act !== "release") return acts[act](actor, ref);
  // One that may be verified and not published stays verified, and is counted with those that were left.
  const verified = await acts.verify(actor, ref);
  if (!verified.ok) return verified;
  return acts.publish(actor, verified.value).catch((error: unknown) => {
    notePartlyKept();
    throw error;
  });
}

const LEFT_AS: Partial<Record<LeftProblem["code"], LeftFor>> = {
  OWN_WORK: "own",
  CONFIRMATION_NEEDED: "doubt",
  PERSONAL_DATA: "personal",
  UNAVAILABLE: "away",
  UNCERTAIN: "unsure",
};
