import { Decimal } from "decimal.js";

/** What of an instrument decides whether two scores mean the same. */
export interface Measure {
  scaleMin: Decimal.Value;
  scaleMax: Decimal.Value;
  sections: readonly { code: string; weight: Decimal.Value }[];
  /** Codes. */
  pillars: readonly string[];
}

export type Unlikeness = "scale" | "sections" | "weights" | "pillars";

const sameCodes = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((code) => b.includes(code));

/**
 * What differs between two instruments so that a difference of their scores may come from the instrument and not from
 * the city: the scale, which sections there are, their weights, which pillars there are. Empty where nothing does.
 * Names, order, questions and bands do not count (**ours**; domain.md section 2, rule 7 asks for "one comparable
 * instrument" and leaves open what makes one).
 */
export function unlikenesses(one: Measure, other: Measure): Unlikeness[] {
  const found: Unlikeness[] = [];
  if (!new Decimal(one.scaleMin).eq(other.scaleMin) || !new Decimal(one.scaleMax).eq(other.scaleMax))
    found.push("scale");
  const codes = (measure: Measure) => measure.sections.map(({ code }) => code);
  if (!sameCodes(codes(one), codes(other))) found.push("sections");
  const weights = new Map(other.sections.map(({ code, weight }) => [code, weight]));
  const isOther = ({ code, weight }: Measure["sections"][number]) => {
    const before = weights.get(code);
    return before !== undefined && !new Decimal(weight).eq(before);
  };
  if (one.sections.some(isOther)) found.push("weights");
  if (!sameCodes(one.pillars, other.pillars)) found.push("pillars");
  return found;
}
