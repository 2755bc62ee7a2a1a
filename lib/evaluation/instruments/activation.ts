import { coverScale } from "./levels";
import { weightsAddUp } from "./weights";

/** What an instrument still lacks before it can come into force; the interface has a sentence for each. */
export type ActivationLack = "weights" | "pillars" | "items" | "emptySection" | "levels";

export interface InstrumentContent {
  /** Fractions of 1 as decimal strings, with how many items each section has. */
  sections: readonly { weight: string; items: number }[];
  pillars: number;
  /** None where an item is answered by any figure of its range. */
  levels?: readonly number[];
  scale?: { min: number; max: number };
}

/** The database refuses the first three too (instrument_weights_sum, instrument_activation). */
export function lacksForActivation({ sections, pillars, levels = [], scale }: InstrumentContent): ActivationLack[] {
  const items = sections.reduce((sum, section) => sum + section.items, 0);
  return [
    ...(weightsAddUp(sections.map(({ weight }) => weight)) ? [] : ["weights" as const]),
    ...(pillars > 0 ? [] : ["pillars" as const]),
    ...(items > 0 ? [] : ["items" as const]),
    // A section without a question could never be computed, and one that is missing, whatever its weight, leaves every
    // final incomplete (domain.md section 2, rule 4).
    ...(items > 0 && sections.some((section) => section.items === 0) ? ["emptySection" as const] : []),
    // The scale was changed after its levels were written.
    ...(levels.length > 0 && scale && !coverScale(levels, scale.min, scale.max) ? ["levels" as const] : []),
  ];
}
