import { answerEvidenceIsOpen } from "@/lib/evaluation/rounds/phase";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { InformationClass, RoundPhase } from "@/lib/platform/db/generated/enums";
import type { OwnerKind } from "./schemas";

/** What the policy must know of the thing that is proved (the view evidence_owners). */
export type OwnerFacts = {
  kind: OwnerKind;
  /** Null for an official result, and for an answer that is not assigned yet. */
  agencyId: string | null;
  status: string;
  superseded: boolean;
  roundId: string | null;
  phase: RoundPhase | null;
  repairClosesAt: Date | null;
  /** Of a recommendation and its actions: every agency that has to do with it. */
  readerIds: string[];
  /** Of a recommendation and its actions: the rounds whose first stage looks at it. */
  firstStageOfIds: string[];
};

export type EvidenceFacts = {
  informationClass: InformationClass;
  addedById: string;
  checkedById: string | null;
  removedAt: Date | null;
};

const ownsIt = (actor: Actor, owner: OwnerFacts) =>
  actor.role === "AGENCY" && actor.agencyId !== null && actor.agencyId === owner.agencyId;
const isThrough = (status: string) => status === "VERIFIED" || status === "PUBLISHED";

/** Who sees the thing itself, by the rule of its own domain; for everybody else neither it nor its evidence exists. */
export function canReadOwner(actor: Actor, owner: OwnerFacts): boolean {
  if (isDiskominfo(actor)) return true;
  if (actor.role === "AGENCY") return ownsIt(actor, owner) || owner.readerIds.includes(actor.agencyId ?? "");
  const isOwnRound = actor.role === "COUNCIL" || (actor.roundId !== null && actor.roundId === owner.roundId);
  if (owner.kind === "report" || owner.kind === "value") return isThrough(owner.status);
  // What is under way is not the guest's to read (lib/follow-up/actions).
  if (owner.kind === "action") return actor.role === "COUNCIL";
  if (owner.kind === "result") return actor.role === "COUNCIL" && owner.status === "CONFIRMED";
  // The council and the round's guest read an answer once it is verified (lib/evaluation/answers/policy.ts); evidence follows.
  if (owner.kind === "answer") return isOwnRound && isThrough(owner.status);
  return isOwnRound;
}

/** "Dikecualikan" is kept back from everybody but the agency that gave it and Diskominfo, which keeps it (UU KIP). */
export function canReadExempt(actor: Actor, owner: OwnerFacts): boolean {
  return isDiskominfo(actor) || ownsIt(actor, owner);
}

/** The sheet of a round's first stage gives its guest the links to what was done since: these open, and nothing around them. */
function isInStageOneSheet(actor: Actor, owner: OwnerFacts): boolean {
  return actor.role === "ASSESSOR" && actor.roundId !== null && owner.firstStageOfIds.includes(actor.roundId);
}

export function canReadEvidence(actor: Actor, owner: OwnerFacts, evidence: EvidenceFacts): boolean {
  if (evidence.removedAt !== null || !(canReadOwner(actor, owner) || isInStageOneSheet(actor, owner))) return false;
  // Whoever gave it goes on reading it, also after the thing was moved to another agency.
  return evidence.informationClass !== "EXEMPT" || canReadExempt(actor, owner) || evidence.addedById === actor.id;
}

/**
 * Answers take evidence while the round lets them, a result until it is confirmed, an entry until it is superseded, a
 * recommendation and its actions until somebody has verified it.
 */
export function evidenceIsOpen(owner: OwnerFacts, now: Date): boolean {
  if (owner.kind === "answer") {
    const { phase, repairClosesAt } = owner;
    return phase !== null && answerEvidenceIsOpen({ phase, repairClosesAt }, now);
  }
  if (owner.kind === "result") return owner.status !== "CONFIRMED";
  // What was verified and confirmed rests on what was there then; sent back, it is open again.
  return !owner.superseded && !isVerified(owner);
}

/** The agency adds to what is its own; Diskominfo adds for an agency that asks it to, and the letter to a result. */
export function canAddEvidence(actor: Actor, owner: OwnerFacts, now: Date): boolean {
  return (isDiskominfo(actor) || ownsIt(actor, owner)) && evidenceIsOpen(owner, now);
}

/** Walidata, and never the one who added it (Perpres 39/2019); after the round is closed nothing of it changes. */
export function canCheckEvidence(actor: Actor, owner: OwnerFacts, evidence: EvidenceFacts): boolean {
  return (
    isDiskominfo(actor) &&
    evidence.addedById !== actor.id &&
    evidence.checkedById === null &&
    evidence.removedAt === null &&
    !isClosed(owner)
  );
}

/** What walidata checked, or what a recommendation was handed in with, is no longer the agency's to take back. */
export function canTakeBackEvidence(actor: Actor, owner: OwnerFacts, evidence: EvidenceFacts, now: Date): boolean {
  return canAddEvidence(actor, owner, now) && isStillTheirs(actor, evidence) && !isHandedIn(owner);
}

export function canClassifyEvidence(actor: Actor, owner: OwnerFacts, evidence: EvidenceFacts, now: Date): boolean {
  if (isDiskominfo(actor)) return evidence.removedAt === null && !isClosed(owner);
  return canAddEvidence(actor, owner, now) && isStillTheirs(actor, evidence) && !isHandedIn(owner);
}

const isHandedIn = ({ kind, status }: OwnerFacts) =>
  (kind === "recommendation" || kind === "action") && status === "SUBMITTED";
const isVerified = ({ kind, status }: OwnerFacts) =>
  (kind === "recommendation" || kind === "action") && ["VERIFIED", "CONFIRMED", "REPORTED"].includes(status);
const isClosed = (owner: OwnerFacts) => owner.kind === "answer" && owner.phase === "PUBLISHED";
const isStillTheirs = (actor: Actor, evidence: EvidenceFacts) =>
  evidence.removedAt === null && (isDiskominfo(actor) || evidence.checkedById === null);
