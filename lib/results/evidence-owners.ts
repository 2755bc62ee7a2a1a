import type { EvidenceOwner } from "@/lib/city/shown-evidence/owner";

export const resultsOwners = {
  result: {
    column: "officialResultId",
    isReadBy: ({ role }, { status }) => role === "COUNCIL" && status === "CONFIRMED",
    isOpen: ({ status }) => status !== "CONFIRMED",
    isPublic: ({ status }) => status === "PUBLISHED",
  },
} as const satisfies Record<string, EvidenceOwner>;
