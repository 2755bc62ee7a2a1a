import type { RevisedRow } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { canEditEntry, canEnter, canReviseEntry, type EntryFacts } from "./policy";

type Entry = EntryFacts & { id: string; version: number };

/**
 * An entry with its corrections, the oldest first, as its history names it; null for those who do not enter it. A draft is
 * put back as it is, what is published by a correction; what waits for its check is nobody's to change.
 */
export function revisedEntry(
  actor: Actor,
  revisions: readonly Entry[],
  about: Pick<RevisedRow, "name" | "address">,
): RevisedRow | null {
  const newest = revisions.at(-1);
  if (!newest || !canEnter(actor, newest)) return null;
  const ids = revisions.map(({ id }) => id);
  const row = { ...about, version: newest.version, ids };
  if (canEditEntry(actor, newest)) return { ...row, mayRestore: true };
  if (canReviseEntry(actor, newest)) return { ...row, mayRestore: true, asksReason: true };
  return { ...row, mayRestore: false, kept: "handedIn" };
}
