import type { Actor } from "@/lib/platform/auth/actor";

/** Diskominfo and the council see who holds up what; an agency sees its own part; a guest assessor nothing. */
export function canReadDelays(actor: Actor): boolean {
  return actor.role !== "ASSESSOR";
}

/** Drafts of reports and figures are between an agency and Diskominfo; the council reads them once they are verified. */
export function canReadEntryDelays(actor: Actor): boolean {
  return actor.role !== "ASSESSOR" && actor.role !== "COUNCIL";
}
