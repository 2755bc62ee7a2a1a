import { councilMayScoreIn } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

/** Only a member of the council scores; when, says the round. */
export const isCouncilMember = (actor: Actor): boolean => actor.role === "COUNCIL";

/** A member of the council scores from its review until the result is published (domain.md section 2). */
export function canRecordCouncilScore(actor: Actor, round: { phase: RoundPhase }): boolean {
  return isCouncilMember(actor) && councilMayScoreIn(round.phase);
}
