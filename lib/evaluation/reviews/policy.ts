import { isCouncilMember } from "@/lib/evaluation/council-scores/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

/** The council approves or returns a pillar in its review, before the round is held (domain.md section 5). */
export function canDecidePillar(actor: Actor, round: { phase: RoundPhase }): boolean {
  return isCouncilMember(actor) && round.phase === "COUNCIL_REVIEW";
}
