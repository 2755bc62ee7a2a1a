import type { Actor } from "@/lib/auth/actor";

/** Diskominfo and the council see who holds up what; an agency sees its own part; a guest assessor nothing. */
export function canReadDelays(actor: Actor): boolean {
  return actor.role !== "ASSESSOR";
}
