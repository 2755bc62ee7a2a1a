import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";

/** Diskominfo and the council see the review with its lanes; agencies, the guest assessor and the public do not. */
export function canReadReview(actor: Actor): boolean {
  return actor.role !== "AGENCY" && actor.role !== "ASSESSOR";
}

/** As canReadReview, and the guest assessor reads the one round of the account only. */
export function canReadRoundReview(actor: Actor, round: { id: string }): boolean {
  return canReadReview(actor) || (actor.role === "ASSESSOR" && actor.roundId === round.id);
}

/** The work on a round: everybody of the city reads where it stands; the guest assessor has a view of its own. */
export function canReadRoundOffice(actor: Actor): boolean {
  return actor.role !== "ASSESSOR";
}

/** Diskominfo prepares rounds, sets dates, assigns items, and closes what is done. */
export function canManageRounds(actor: Actor): boolean {
  return isDiskominfo(actor);
}

/** The assessor is a guest: the city's own deliberation is not shown to the one who judges it. */
export function canReadCouncilLane(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "COUNCIL";
}
