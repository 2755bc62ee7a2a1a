import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

/** Diskominfo sees the whole survey, an agency the part of its own programmes; others read what answers make of it. */
export function canReadSurveys(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "AGENCY";
}

/** Survey results come in until the round is published (survey_results_round_closed). */
export const isOpenForSurveys = (round: { phase: RoundPhase }) => round.phase !== "PUBLISHED";

export function canEnterSurveyResult(
  actor: Actor,
  round: { phase: RoundPhase },
  programme: { agencyId: string },
): boolean {
  if (!isOpenForSurveys(round)) return false;
  return isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId === programme.agencyId);
}
