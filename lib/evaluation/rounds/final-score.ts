import { Decimal } from "decimal.js";
import { weightsAddUp } from "@/lib/evaluation/instruments/weights";

export interface SectionScore {
  code: string;
  /** Fraction of 1, as the instrument version gives it. */
  weight: Decimal.Value;
  /** Points on the instrument's scale; null when there is no score yet. */
  score: Decimal.Value | null;
  /** The section does not apply to this round: it leaves the denominator, and the result says so. */
  notApplicable?: boolean;
}

export interface FinalScoreTerm {
  code: string;
  /** Weight used: the instrument's own, or scaled up when other sections do not apply. */
  weight: Decimal;
  score: Decimal;
  /** weight × score */
  product: Decimal;
}

export type FinalScore =
  | {
      status: "complete";
      value: Decimal;
      terms: FinalScoreTerm[];
      notApplicable: string[];
    }
  | { status: "incomplete"; missing: string[]; notApplicable: string[] };

/**
 * Final score of a round: Σ weight × section score, unrounded, on the instrument's scale.
 *
 * A missing section gives "incomplete" with the codes that are missing: it is never counted as 0 and the rest is
 * never re-weighted for it. Sections that do not apply leave the denominator; `terms` then holds the adjusted
 * weights and `notApplicable` the codes that left. When no section with weight applies, the result is
 * "incomplete" with nothing missing.
 *
 * Throws RangeError when the weights do not add up to exactly 1. Source: domain.md section 2, rules 2 and 4.
 */
export function computeFinal({ sections }: { sections: readonly SectionScore[] }): FinalScore {
  if (!weightsAddUp(sections.map((section) => section.weight))) {
    throw new RangeError("The weights of an instrument version must add up to exactly 1");
  }
  const notApplicable = sections.filter((section) => section.notApplicable).map((section) => section.code);
  const applicable = sections.filter((section) => !section.notApplicable);
  const missing = applicable.filter((section) => section.score === null).map((section) => section.code);
  const denominator = applicable.reduce((sum, section) => sum.plus(section.weight), new Decimal(0));
  if (missing.length > 0 || denominator.isZero()) return { status: "incomplete", missing, notApplicable };

  const scored = applicable.flatMap(({ code, weight, score }) =>
    score === null ? [] : [{ code, weight: new Decimal(weight), score: new Decimal(score) }],
  );
  // Divided once at the end, so that adjusted weights such as 2/7 do not carry their rounding into the final.
  const weighted = scored.reduce((sum, { weight, score }) => sum.plus(weight.times(score)), new Decimal(0));
  return {
    status: "complete",
    value: weighted.div(denominator),
    terms: scored.map(({ code, weight, score }) => ({
      code,
      weight: weight.div(denominator),
      score,
      product: weight.times(score).div(denominator),
    })),
    notApplicable,
  };
}

export interface OfficialComparison {
  /** computed − official, unrounded */
  difference: Decimal;
  mismatch: boolean;
}

/**
 * Sets our computation beside the official final, which is data and is never overwritten. A mismatch is a
 * difference strictly greater than the tolerance, compared unrounded: letters cut 3.315 to 3.31.
 * Source: domain.md section 2, rule 3.
 */
export function compareWithOfficial(
  computed: Decimal.Value,
  official: Decimal.Value,
  tolerance: Decimal.Value = "0.01",
): OfficialComparison {
  const difference = new Decimal(computed).minus(official);
  return { difference, mismatch: difference.abs().gt(tolerance) };
}

/**
 * The band a score falls in: the one with the highest `minimum` that the unrounded score reaches; null without a
 * score, or below every band. Bands come from the instrument version and are internal ("kategori internal").
 * Source: domain.md section 2, rule 9.
 */
export function bandOf<Band extends { minimum: Decimal.Value }>(
  score: Decimal.Value | null,
  bands: readonly Band[],
): Band | null {
  if (score === null) return null;
  const reached = bands.filter((band) => new Decimal(band.minimum).lte(score));
  return reached.reduce<Band | null>(
    (best, band) => (best === null || new Decimal(band.minimum).gt(best.minimum) ? band : best),
    null,
  );
}
