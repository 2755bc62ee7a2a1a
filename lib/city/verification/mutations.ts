import "server-only";
import { PersonalDataFound } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { noteIfAway } from "@/lib/platform/db/away";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { ENTRY_ACTS } from "./acts";
import type { EntryKind } from "./kinds";
import type { EntryRef } from "./mutations";
import { canVerifyAtAll } from "./policy";
import { listWaitingRefs } from "./queue";
import type { QueueFilter } from "./queue-filter";

/** Decided by one press at most; a month of a city's entries is some fifty. Ours: a press ends within seconds. */
export const TOGETHER_AT_MOST = 250;

export const TOGETHER_ACTS = ["verify", "publish", "return"] as const;
export type TogetherAct = (typeof TOGETHER_ACTS)[number];
export type WaitingRef = EntryRef & { kind: EntryKind };
/** Those that were ticked, or all that a filter shows and that were handed in up to an instant. */
export type Chosen = { ticked: WaitingRef[] } | { filter: QueueFilter; until: Date };

/** Why an entry was left: one's own work, a figure or text to be looked at alone, it moved on, or the database went away. */
export const LEFT_FOR = ["own", "doubt", "personal", "moved", "away"] as const;
export type LeftFor = (typeof LEFT_FOR)[number];
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
  const refs = "ticked" in chosen ? chosen.ticked : await listWaitingRefs(actor, chosen, TOGETHER_AT_MOST);
  const together: Together = { kinds: [], left: { own: 0, doubt: 0, personal: 0, moved: 0, away: 0 } };
  const all = refs.slice(0, TOGETHER_AT_MOST);
  for (const [index, { kind, ...ref }] of all.entries()) {
    const left = await leftFor(() => ENTRY_ACTS[kind][act](actor, ref, reason), index === 0);
    if (left === "away") {
      together.left.away = all.length - index;
      break;
    }
    if (left) together.left[left] += 1;
    else together.kinds.push({ kind, id: ref.id });
  }
  return ok(together);
}

/** An outage before anything was done is one like any other; later, what was done is told, and the rest waits. */
async function leftFor(step: () => Promise<Result<unknown>>, isFirst: boolean): Promise<LeftFor | null> {
  try {
    const result = await step();
    if (result.ok) return null;
    if (result.error.code === "OWN_WORK") return "own";
    return result.error.code === "CONFIRMATION_NEEDED" ? "doubt" : "moved";
  } catch (error) {
    if (error instanceof PersonalDataFound) return "personal";
    if (!isFirst && noteIfAway(error)) return "away";
    throw error;
  }
}
