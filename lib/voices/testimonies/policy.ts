import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { TestimonyStatus } from "@/lib/platform/db/generated/enums";
import type { Refusal } from "@/lib/platform/errors/app-error";

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

export function isOwnTestimony(actor: Actor, testimony: Pick<TestimonyFacts, "enteredByIds">): boolean {
  return testimony.enteredByIds.includes(actor.id);
}

const POSSIBLE = {
  edit: ["DRAFT", "RETURNED"],
  submit: ["DRAFT", "RETURNED"],
  callBack: ["SUBMITTED"],
  return: ["SUBMITTED"],
  publishTestimony: ["SUBMITTED"],
  // In whatever state it is; nobody has to agree (UU PDP 27/2022).
  withdraw: ["DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED"],
} as const satisfies Record<string, readonly TestimonyStatus[]>;
export type TestimonyAct = keyof typeof POSSIBLE;

const MAY: Record<TestimonyAct, (actor: Actor, testimony: TestimonyFacts) => boolean> = {
  edit: canReadTestimony,
  submit: canReadTestimony,
  // Whoever entered it takes it back to go on with it, before anybody published or returned it.
  callBack: (actor, testimony) => canReadTestimony(actor, testimony) && isOwnTestimony(actor, testimony),
  return: isDiskominfo,
  // Diskominfo's check, never by one who entered something in it (CHECK testimonies_other_eyes).
  publishTestimony: (actor, testimony) => isDiskominfo(actor) && !isOwnTestimony(actor, testimony),
  // Whoever the person turns to takes it back.
  withdraw: canReadTestimony,
};

export function isPossible(act: TestimonyAct, { status }: Pick<TestimonyFacts, "status">): boolean {
  return (POSSIBLE[act] as readonly TestimonyStatus[]).includes(status);
}

/** Why the actor may not do this to the testimony, in whatever state it is; null where they may. */
export function refusalOfTestimony(actor: Actor, act: TestimonyAct, testimony: TestimonyFacts): Refusal | null {
  if (MAY[act](actor, testimony)) return null;
  return act === "publishTestimony" && isDiskominfo(actor) ? "OWN_WORK" : "FORBIDDEN";
}

const can = (act: TestimonyAct) => (actor: Actor, testimony: TestimonyFacts) =>
  MAY[act](actor, testimony) && isPossible(act, testimony);

export const canEditTestimony = can("edit");
export const canReturnTestimony = can("return");
export const canCallBackTestimony = can("callBack");
export const canPublishTestimony = can("publishTestimony");
export const canWithdrawTestimony = can("withdraw");
