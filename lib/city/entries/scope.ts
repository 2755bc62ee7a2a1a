import type { Actor } from "@/lib/platform/auth/actor";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";

/**
 * The part of a Prisma `where` that keeps a reader inside what they may see; the same rule as canReadEntry, in SQL.
 * An agency's scope is its own rows, so another agency's row is simply not found.
 */
export function readableOwner(actor: Actor): { agencyId?: string } {
  return actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {};
}

/** The states that a reader may see; undefined means all. */
export function readableStatus(actor: Actor): { status?: { in: EntryStatus[] } } {
  return actor.role === "COUNCIL" || actor.role === "ASSESSOR" ? { status: { in: ["VERIFIED", "PUBLISHED"] } } : {};
}
