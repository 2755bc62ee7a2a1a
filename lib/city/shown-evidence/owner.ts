import type { Actor } from "@/lib/platform/auth/actor";
import type { Evidence } from "@/lib/platform/db/generated/client";
import type { RoundPhase } from "@/lib/platform/db/generated/enums";

/** What a thing that is proved says of itself (the view evidence_owners). */
export type OwnerFacts<Kind extends string = string> = {
  kind: Kind;
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

/** A kind of thing that evidence proves; its area declares it in `evidence-owners.ts`, by its name in the view. */
export type EvidenceOwner = {
  /** The column of the table `evidence` that names it. */
  column: keyof Evidence & `${string}Id`;
  /** Whether the council or a round's guest reads it; Diskominfo and the agencies that have to do with it do anyway. */
  isReadBy: (actor: Actor, owner: OwnerFacts) => boolean;
  /** Whether it takes evidence now. */
  isOpen: (owner: OwnerFacts, now: Date) => boolean;
  /** Handed in: its agency takes nothing back meanwhile. */
  isHandedIn?: (owner: OwnerFacts) => boolean;
  /** For ever: not even a class of its evidence changes. */
  isClosed?: (owner: OwnerFacts) => boolean;
  /** Whether the public reads it, and with it its checked evidence (the view published_evidence). */
  isPublic: (owner: OwnerFacts) => boolean;
  /** The public pages that show its evidence, to be made anew with it; without it none is named. */
  publicPages?: (id: string) => Promise<string[]>;
};

export const isThrough = ({ status }: OwnerFacts) => status === "VERIFIED" || status === "PUBLISHED";
/** The council reads every round, a guest the one that it was asked to assess. */
export const isInOwnRound = (actor: Actor, { roundId }: OwnerFacts) =>
  actor.role === "COUNCIL" || (actor.roundId !== null && actor.roundId === roundId);
