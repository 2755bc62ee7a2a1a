import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { TestimonyStatus } from "@/lib/platform/db/generated/enums";

export type TestimonyFacts = {
  status: TestimonyStatus;
  agencyId: string;
  /** Everybody who entered or changed something in it. */
  enteredByIds: string[];
};

/** Names and consents are personal data: the agency that was told, and Diskominfo, which checks; nobody else. */
export function canReadTestimonies(actor: Actor): boolean {
  return isDiskominfo(actor) || actor.role === "AGENCY";
}

export function canReadTestimony(actor: Actor, testimony: { agencyId: string }): boolean {
  return isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId === testimony.agencyId);
}

export function canEditTestimony(actor: Actor, testimony: TestimonyFacts): boolean {
  return canReadTestimony(actor, testimony) && (testimony.status === "DRAFT" || testimony.status === "RETURNED");
}

export function canReturnTestimony(actor: Actor, testimony: TestimonyFacts): boolean {
  return isDiskominfo(actor) && testimony.status === "SUBMITTED";
}

export function isOwnTestimony(actor: Actor, testimony: Pick<TestimonyFacts, "enteredByIds">): boolean {
  return testimony.enteredByIds.includes(actor.id);
}

/** Whoever entered it takes it back to go on with it, before anybody published or returned it. */
export function canCallBackTestimony(actor: Actor, testimony: TestimonyFacts): boolean {
  return canReadTestimony(actor, testimony) && isOwnTestimony(actor, testimony) && testimony.status === "SUBMITTED";
}

/** Diskominfo's check, never by one who entered something in it (CHECK testimonies_other_eyes). */
export function canPublishTestimony(actor: Actor, testimony: TestimonyFacts): boolean {
  return canReturnTestimony(actor, testimony) && !isOwnTestimony(actor, testimony);
}

/** Whoever the person turns to takes it back, in whatever state it is; nobody has to agree (UU PDP 27/2022). */
export function canWithdrawTestimony(actor: Actor, testimony: TestimonyFacts): boolean {
  return canReadTestimony(actor, testimony) && testimony.status !== "WITHDRAWN";
}
