import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import type { Refusal } from "@/lib/platform/errors/app-error";
import { type EntryAct, isPossible } from "./life";

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

/** The data steward checks what somebody else entered (Perpres 39/2019: producer and walidata are different hands). */
export function isOwnWork(actor: Actor, entry: Pick<EntryFacts, "enteredByIds">): boolean {
  return entry.enteredByIds.includes(actor.id);
}

/** Whoever had a hand in it takes it back to go on with it, or throws away what was never handed in. */
const entersOwn = (actor: Actor, entry: EntryFacts) => canEnter(actor, entry) && isOwnWork(actor, entry);
const checks = (actor: Actor, entry: EntryFacts) => isDiskominfo(actor) && !isOwnWork(actor, entry);

const MAY: Record<EntryAct, (actor: Actor, entry: EntryFacts) => boolean> = {
  edit: canEnter,
  submit: canEnter,
  return: isDiskominfo,
  verify: checks,
  publish: checks,
  revise: canEnter,
  callBack: entersOwn,
  discard: entersOwn,
};

/** Why the actor may not do this to the entry, in whatever state it is; null where they may. */
export function refusalOfEntry(actor: Actor, act: EntryAct, entry: EntryFacts): Refusal | null {
  if (MAY[act](actor, entry)) return null;
  return (act === "verify" || act === "publish") && isOwnWork(actor, entry) ? "OWN_WORK" : "FORBIDDEN";
}

const can = (act: EntryAct) => (actor: Actor, entry: EntryFacts) =>
  MAY[act](actor, entry) && isPossible(act, entry.status);

export const canEditEntry = can("edit");
export const canSubmitEntry = can("submit");
export const canVerifyEntry = can("verify");
export const canReturnEntry = can("return");
export const canPublishEntry = can("publish");
export const canReviseEntry = can("revise");
/** Before anybody verified or returned it. */
export const canCallBackEntry = can("callBack");

/** What was handed in once is never thrown away. */
export function canDiscardEntry(actor: Actor, entry: EntryFacts & { submittedAt: Date | null }): boolean {
  return can("discard")(actor, entry) && entry.submittedAt === null;
}

/** Who sees the verification queue. */
export function canVerifyAtAll(actor: Actor): boolean {
  return isDiskominfo(actor);
}
