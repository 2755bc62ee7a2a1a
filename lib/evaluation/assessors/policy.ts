import { canReadCouncilLane } from "@/lib/evaluation/rounds/policy";
import type { Actor } from "@/lib/platform/auth/actor";

/** The guest reads the one round of the account, and leaves notes on it. */
export function canAssess(actor: Actor, round: { id: string }): boolean {
  return actor.role === "ASSESSOR" && actor.roundId === round.id;
}

/** Notes are for Diskominfo and the council; a guest reads back only what the guest wrote. */
export function canReadNotes(actor: Actor): boolean {
  return canReadCouncilLane(actor);
}
