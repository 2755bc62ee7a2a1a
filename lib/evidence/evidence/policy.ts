import type { OwnerFacts as DeclaredFacts, EvidenceOwner } from "@/lib/city/shown-evidence/owner";
import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { InformationClass } from "@/lib/platform/db/generated/enums";
import { OWNERS, type OwnerKind } from "./owner";

export type OwnerFacts = DeclaredFacts<OwnerKind>;

const declared = ({ kind }: OwnerFacts): EvidenceOwner => OWNERS[kind];

export type EvidenceFacts = {
  informationClass: InformationClass;
  addedById: string;
  checkedById: string | null;
  removedAt: Date | null;
};

const ownsIt = (actor: Actor, owner: OwnerFacts) =>
  actor.role === "AGENCY" && actor.agencyId !== null && actor.agencyId === owner.agencyId;

/** Who sees the thing itself, by the rule of its own domain; for everybody else neither it nor its evidence exists. */
export function canReadOwner(actor: Actor, owner: OwnerFacts): boolean {
  if (isDiskominfo(actor)) return true;
  if (actor.role === "AGENCY") return ownsIt(actor, owner) || owner.readerIds.includes(actor.agencyId ?? "");
  return declared(owner).isReadBy(actor, owner);
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

/** Whose evidence it is may say which items it answers, also after what it proves is closed: nothing of it changes by that. */
export function canLinkEvidence(actor: Actor, owner: OwnerFacts, evidence: EvidenceFacts): boolean {
  return canReadEvidence(actor, owner, evidence) && (isDiskominfo(actor) || ownsIt(actor, owner));
}

/** Who answers items may use one piece of evidence for several of them; each is asked for itself. */
export function canAttachToSeveral(actor: Actor): boolean {
  return isDiskominfo(actor) || (actor.role === "AGENCY" && actor.agencyId !== null);
}

export function evidenceIsOpen(owner: OwnerFacts, now: Date): boolean {
  return declared(owner).isOpen(owner, now);
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

const isHandedIn = (owner: OwnerFacts) => declared(owner).isHandedIn?.(owner) ?? false;
const isClosed = (owner: OwnerFacts) => declared(owner).isClosed?.(owner) ?? false;
const isStillTheirs = (actor: Actor, evidence: EvidenceFacts) =>
  evidence.removedAt === null && (isDiskominfo(actor) || evidence.checkedById === null);
