import { type EvidenceOwner, isInOwnRound } from "@/lib/city/shown-evidence/owner";

const followUp = {
  // What was verified and confirmed rests on what was there then; sent back, it is open again.
  isOpen: ({ superseded, status }) => !superseded && !["VERIFIED", "CONFIRMED", "REPORTED"].includes(status),
  isHandedIn: ({ status }) => status === "SUBMITTED",
  isPublic: () => true,
} as const satisfies Partial<EvidenceOwner>;

export const followUpOwners = {
  recommendation: { column: "recommendationId", isReadBy: isInOwnRound, ...followUp },
  // What is under way is not the guest's to read (actions/policy.ts).
  action: { column: "followUpActionId", isReadBy: ({ role }) => role === "COUNCIL", ...followUp },
} as const satisfies Record<string, EvidenceOwner>;
