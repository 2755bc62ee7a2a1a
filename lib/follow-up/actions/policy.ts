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

/** For a recommendation: Diskominfo and the leading agency, while it is worked on. For a decision: Diskominfo and council. */
export function canCreateAction(
  actor: Actor,
  owner: { recommendation: { state: RecommendationState; leadAgencyId: string } | null },
): boolean {
  const { recommendation } = owner;
  if (!recommendation) return isDiskominfo(actor) || actor.role === "COUNCIL";
  const leads = actor.role === "AGENCY" && actor.agencyId === recommendation.leadAgencyId;
  return isOpen(recommendation.state) && (isDiskominfo(actor) || leads);
}

const isLiving = ({ isCancelled, recommendation }: ActionFacts) =>
  !isCancelled && (!recommendation || isOpen(recommendation.state));

/** Whoever's action it is tells how it goes on; Diskominfo may for an agency that asks it to. */
export function canUpdateAction(actor: Actor, action: ActionFacts): boolean {
  const owns = actor.role === "AGENCY" && actor.agencyId === action.agencyId;
  return isLiving(action) && (isDiskominfo(actor) || owns);
}

/** Another due date, or giving it up, is for whoever may set one. */
export function canRedirectAction(actor: Actor, action: ActionFacts): boolean {
  return isLiving(action) && canCreateAction(actor, action);
}
