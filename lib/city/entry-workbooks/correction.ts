import { canEnter } from "@/lib/city/entries/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { lockOfStatus } from "./form-fields";
import type { Content, EntryLock } from "./kind";

type Ref = { id: string; version: number };

/** How an entry stands for a workbook: what is published is corrected, with a reason; what waits for a check takes nothing. */
export function standsAs(
  actor: Actor,
  owner: { agencyId: string },
  row: (Ref & { status: EntryStatus }) | undefined,
): { lock: EntryLock | null; isPublished: boolean; ref: Ref | null } {
  const isPublished = row?.status === "PUBLISHED";
  const lock = !canEnter(actor, owner) ? "notYours" : isPublished ? null : lockOfStatus(row?.status);
  return { lock, isPublished, ref: row ? { id: row.id, version: row.version } : null };
}

/** What the entry itself says; the reason is of its correction. */
export const withoutReason = ({ reason: _reason, ...content }: Content): Content => content;
