import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { RecommendationState } from "@/lib/platform/db/generated/enums";
import type { Refusal } from "@/lib/platform/errors/app-error";
import { isPossible, type Step } from "./life";

/** What the policy must know of a recommendation. */
export type RecommendationFacts = {
  state: RecommendationState;
  leadAgencyId: string;
  /** The agency that verifies in the steward's place; null where the steward does. */
  verifierAgencyId: string | null;
  /** The data steward's agency (walidata), to which ADMIN and STAFF accounts belong; null where none is named. */
  stewardId: string | null;
  submittedById: string | null;
  submittedAgencyId: string | null;
  verifiedById: string | null;
  /** Accounts that told how one of its actions went on or added evidence to it. */
  handIds: string[];
  /** The agencies of those accounts that are an agency's own. */
  handAgencyIds: string[];
};

/** Whose hands these are; the database says the same in agency_of(). */
function agencyOf(actor: Actor, { stewardId }: Pick<RecommendationFacts, "stewardId">): string | null {
  if (isDiskominfo(actor)) return stewardId;
  return actor.role === "AGENCY" ? actor.agencyId : null;
}

const leads = (actor: Actor, facts: RecommendationFacts) => agencyOf(actor, facts) === facts.leadAgencyId;

/** Whether the check is the actor's agency's to make. */
export function isAppointed(actor: Actor, facts: RecommendationFacts): boolean {
  const own = agencyOf(actor, facts);
  return own !== null && own === (facts.verifierAgencyId ?? facts.stewardId);
}

/** The verifier is never the submitter, nor anyone of the same agency (domain.md section 4; CHECK other_eyes). */
export function isOwnSubmission(actor: Actor, facts: RecommendationFacts): boolean {
  const ofTheSame = facts.submittedAgencyId !== null && agencyOf(actor, facts) === facts.submittedAgencyId;
  return facts.submittedById === actor.id || leads(actor, facts) || ofTheSame;
}

/**
 * Whose evidence or progress is in it does not check it, nor does anybody of the same agency, even where another one
 * leads now. Diskominfo enters for an agency that asks it to: there it is the person alone (CHECK other_eyes).
 */
export function hadAHand(
  actor: Actor,
  { handIds, handAgencyIds }: Pick<RecommendationFacts, "handIds" | "handAgencyIds">,
): boolean {
  return handIds.includes(actor.id) || (actor.role === "AGENCY" && handAgencyIds.includes(actor.agencyId ?? ""));
}

const MAY: Record<Step, (actor: Actor, facts: RecommendationFacts) => boolean> = {
  assign: isDiskominfo,
  changeDue: isDiskominfo,
  start: (actor, facts) => isDiskominfo(actor) || leads(actor, facts),
  submit: leads,
  verify: (actor, facts) => isAppointed(actor, facts) && !isOwnSubmission(actor, facts) && !hadAHand(actor, facts),
  // Diskominfo also in another verifier's place: nothing may be stuck with an agency that cannot look any more.
  return: (actor, facts) => isDiskominfo(actor) || (isAppointed(actor, facts) && !isOwnSubmission(actor, facts)),
  confirm: (actor, facts) =>
    actor.role === "COUNCIL" && actor.id !== facts.submittedById && actor.id !== facts.verifiedById,
  council: (actor) => actor.role === "COUNCIL",
  report: isDiskominfo,
};

/** Why the actor may not take this step, wherever the recommendation stands; null where they may. */
export function refusalOfStep(actor: Actor, step: Step, facts: RecommendationFacts): Refusal | null {
  if (MAY[step](actor, facts)) return null;
  const isCheck = step === "verify" || step === "return";
  return isCheck && (isOwnSubmission(actor, facts) || hadAHand(actor, facts)) ? "OWN_WORK" : "FORBIDDEN";
}

export function canStep(actor: Actor, step: Step, facts: RecommendationFacts): boolean {
  return isPossible(step, facts.state) && MAY[step](actor, facts);
}

export function canReportAtAll(actor: Actor): boolean {
  return isDiskominfo(actor);
}

/** Evidence that still counts and that nobody looked at: verifying on it asks for a sentence why (trigger). */
export const needsUncheckedReason = ({ unchecked }: { unchecked: number }): boolean => unchecked > 0;

/** While work is under way Diskominfo tells the public how far it is; the end is told by the step `report`. */
export function canReportInterim(actor: Actor, { state }: Pick<RecommendationFacts, "state">): boolean {
  return isDiskominfo(actor) && ["IN_PROGRESS", "SUBMITTED", "RETURNED", "VERIFIED"].includes(state);
}

/** The guest assessor reads what the public reads of it; everybody else in scope also what is under way. */
export function canReadWork(actor: Actor): boolean {
  return actor.role !== "ASSESSOR";
}
