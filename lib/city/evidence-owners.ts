import type { EntryKind } from "./entries/kinds";
import { publicPathsOf } from "./entries/published";
import { type EvidenceOwner, isThrough } from "./shown-evidence/owner";

const entry = (kind: EntryKind) =>
  ({
    isReadBy: (_actor, owner) => isThrough(owner),
    isOpen: ({ superseded }) => !superseded,
    isPublic: ({ status }) => status === "PUBLISHED",
    publicPages: (id) => publicPathsOf(kind, id),
  }) as const satisfies Omit<EvidenceOwner, "column">;

export const cityOwners = {
  report: { column: "progressReportId", ...entry("progress") },
  value: { column: "indicatorValueId", ...entry("value") },
  year: { column: "programmeYearId", ...entry("year") },
  milestone: { column: "programmeMilestoneId", ...entry("milestone") },
  funding: { column: "programmeFundingId", ...entry("funding") },
} as const satisfies Record<string, EvidenceOwner>;
