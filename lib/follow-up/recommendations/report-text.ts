import type { RecommendationState } from "@/lib/platform/db/generated/enums";

/** The states in which somebody else has checked what was handed in; one that was returned keeps its text unchecked. */
const CHECKED: readonly RecommendationState[] = ["VERIFIED", "CONFIRMED", "REPORTED"];

export const isChecked = (state: RecommendationState): boolean => CHECKED.includes(state);

type HandedIn = { resultText: string; closesAs: string | null; legalReason: string };

/**
 * With what the report to the public begins: what was handed in and, where it cannot be followed up, the lawful reason,
 * without which nobody outside learns why. In Indonesian, as everything that the public is told.
 */
export function reportText({ resultText, closesAs, legalReason }: HandedIn): string {
  if (closesAs !== "NOT_FEASIBLE" || legalReason === "") return resultText;
  return [resultText, `Alasan sah: ${legalReason}`].filter(Boolean).join("\n\n");
}
