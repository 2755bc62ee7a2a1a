import { type EvidenceOwner, isInOwnRound, isThrough } from "@/lib/city/shown-evidence/owner";
import { answerEvidenceIsOpen } from "./rounds/phase";

export const evaluationOwners = {
  answer: {
    column: "answerId",
    // The council and the round's guest read an answer once it is verified (answers/policy.ts); evidence follows.
    isReadBy: (actor, owner) => isInOwnRound(actor, owner) && isThrough(owner),
    // As long as the round lets them.
    isOpen: ({ phase, repairClosesAt }, now) => phase !== null && answerEvidenceIsOpen({ phase, repairClosesAt }, now),
    isClosed: ({ phase }) => phase === "PUBLISHED",
    isPublic: ({ status }) => status === "PUBLISHED",
  },
} as const satisfies Record<string, EvidenceOwner>;
