import { OPEN_STATES } from "@/lib/follow-up/recommendations/life";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { RecommendationState } from "@/lib/platform/db/generated/enums";

export type ActionFacts = {
  agencyId: string;
  isCancelled: boolean;
  /** Null for an action that the council decided. */
  recommendation: { state: RecommendationState; leadAgencyId: string } | null;
};

const isOpen = (state: RecommendationState) => (OPEN_STATES as readonly string[]).includes(state);

/** For a recommendation: Diskominfo and the leading agency. For a decision: Diskominfo and council. */
export function mayCreateAction(actor: Actor, { recommendation }: Pick<ActionFacts, "recommendation">): boolean {
  if (!recommendation) return isDiskominfo(actor) || actor.role === "COUNCIL";
  return isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId === recommendation.leadAgencyId);
}

/** What the council decided takes more to do at any time. */
export function canCreateAction(actor: Actor, owner: Pick<ActionFacts, "recommendation">): boolean {
  return mayCreateAction(actor, owner) && (!owner.recommendation || isOpen(owner.recommendation.state));
}

/** Neither given up nor ended with its recommendation. */
export const isLiving = ({ isCancelled, recommendation }: ActionFacts) =>
  !isCancelled && (!recommendation || isOpen(recommendation.state));

/** Whoever's action it is tells how it goes on; Diskominfo may for an agency that asks it to. */
export function mayUpdateAction(actor: Actor, { agencyId }: Pick<ActionFacts, "agencyId">): boolean {
  return isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId === agencyId);
}

export function canUpdateAction(actor: Actor, action: ActionFacts): boolean {
  return isLiving(action) && mayUpdateAction(actor, action);
}

/** Another due date, or giving it up, is for whoever may set one. */
export function canRedirectAction(actor: Actor, action: ActionFacts): boolean {
  return isLiving(action) && mayCreateAction(actor, action);
}
