import { type EvidenceOwner, isThrough } from "./shown-evidence/owner";

const entry = {
  isReadBy: (_actor, owner) => isThrough(owner),
  isOpen: ({ superseded }) => !superseded,
  isPublic: ({ status }) => status === "PUBLISHED",
} as const satisfies Omit<EvidenceOwner, "column">;

export const cityOwners = {
  report: { column: "progressReportId", ...entry },
  value: { column: "indicatorValueId", ...entry },
} as const satisfies Record<string, EvidenceOwner>;
