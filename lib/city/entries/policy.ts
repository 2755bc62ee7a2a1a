import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { isPossible } from "./life";

/** What the policy must know of an entry: whose it is, where it stands, and whose hands it went through. */
export type EntryFacts = {
  status: EntryStatus;
  agencyId: string;
  /** Everybody who entered or changed something in it. */
  enteredByIds: string[];
};

const ownsIt = (actor: Actor, agencyId: string) => actor.role === "AGENCY" && actor.agencyId === agencyId;

/** An agency enters for its own programmes and indicators; Diskominfo may enter for an agency that asks it to. */
export function canEnter(actor: Actor, owner: { agencyId: string }): boolean {
  return isDiskominfo(actor) || ownsIt(actor, owner.agencyId);
}

/** An agency reads its own entries; Diskominfo reads all. The council and assessors read what is verified or published. */
export function canReadEntry(actor: Actor, entry: Pick<EntryFacts, "agencyId" | "status">): boolean {
  if (canEnter(actor, entry)) return true;
  return (
    (actor.role === "COUNCIL" || actor.role === "ASSESSOR") &&
    (entry.status === "VERIFIED" || entry.status === "PUBLISHED")
  );
}

export function canEditEntry(actor: Actor, entry: EntryFacts): boolean {
  return canEnter(actor, entry) && isPossible("edit", entry.status);
}

export function canSubmitEntry(actor: Actor, entry: EntryFacts): boolean {
  return canEnter(actor, entry) && isPossible("submit", entry.status);
}

/** The data steward checks what somebody else entered (Perpres 39/2019: producer and walidata are different hands). */
export function isOwnWork(actor: Actor, entry: Pick<EntryFacts, "enteredByIds">): boolean {
  return entry.enteredByIds.includes(actor.id);
}

export function canVerifyEntry(actor: Actor, entry: EntryFacts): boolean {
  return isDiskominfo(actor) && isPossible("verify", entry.status) && !isOwnWork(actor, entry);
}

export function canReturnEntry(actor: Actor, entry: EntryFacts): boolean {
  return isDiskominfo(actor) && isPossible("return", entry.status);
}

export function canPublishEntry(actor: Actor, entry: EntryFacts): boolean {
  return isDiskominfo(actor) && isPossible("publish", entry.status) && !isOwnWork(actor, entry);
}

export function canReviseEntry(actor: Actor, entry: EntryFacts): boolean {
  return canEnter(actor, entry) && isPossible("revise", entry.status);
}

/** Whoever had a hand in it takes it back to go on with it, before anybody verified or returned it. */
export function canCallBackEntry(actor: Actor, entry: EntryFacts): boolean {
  return canEnter(actor, entry) && isOwnWork(actor, entry) && isPossible("callBack", entry.status);
}

/** What was never handed in may go for good, by whoever had a hand in it. */
export function canDiscardEntry(actor: Actor, entry: EntryFacts & { submittedAt: Date | null }): boolean {
  const isOwn = canEnter(actor, entry) && isOwnWork(actor, entry);
  return isOwn && isPossible("discard", entry.status) && entry.submittedAt === null;
}

/** Who sees the verification queue. */
export function canVerifyAtAll(actor: Actor): boolean {
  return isDiskominfo(actor);
}
