import { Decimal } from "decimal.js";
import { computeFinal, type FinalScore } from "@/lib/evaluation/rounds/final-score";

/** What is computed from: one lane (self, council or official) of one round. */
export interface ScoreSheet {
  scaleMin: Decimal.Value;
  scaleMax: Decimal.Value;
  sections: readonly SheetSection[];
  /** Codes, in the instrument's order. */
  pillars: readonly string[];
  items: readonly SheetItem[];
  /** What an item's score can be, where it is answered by a level; empty or absent where any figure of its range will do. */
  levels?: readonly Decimal.Value[];
}

export interface SheetSection {
  code: string;
  /** Fraction of 1. */
  weight: Decimal.Value;
  /** The pillars' own scores are means over the items of this section (ours: domain.md section 2, rule 5). */
  pillarScores: boolean;
  /** A score that was given and not computed, as a letter gives it; the section's items are then not asked. */
  given: Decimal.Value | null;
}

export interface SheetItem {
  code: string;
  section: string;
  pillar: string | null;
  /** Relative weight among the applicable items of its section. */
  weight: Decimal.Value;
  /** A score runs from `minimum` (0 where absent) to `maximum`. */
  minimum?: Decimal.Value;
  maximum: Decimal.Value;
  /** Null while there is none. */
  score: Decimal.Value | null;
  notApplicable: boolean;
}

/** A term of a weighted mean: `share` is its part of the whole among what applies; they add up to 1. */
export interface MeanTerm {
  code: string;
  share: Decimal;
  /** On the instrument's scale. */
  score: Decimal;
}

export type Mean =
  | { status: "complete"; value: Decimal; terms: MeanTerm[]; notApplicable: string[] }
  /** `missing` is never counted as 0; empty where nothing was asked at all. */
  | { status: "incomplete"; missing: string[]; notApplicable: string[] }
  /** Every item was marked so: the whole leaves the denominator above it, openly. */
  | { status: "notApplicable"; notApplicable: string[] };

export interface ScoreResult {
  sections: (SheetSection & { mean: Mean })[];
  pillars: { code: string; mean: Mean }[];
  final: FinalScore;
}

/** An item's score on the instrument's scale: scaleMin + (score − minimum) ÷ (maximum − minimum) × (scaleMax − scaleMin). */
export function onScale(
  score: Decimal.Value,
  { minimum = 0, maximum }: Pick<SheetItem, "minimum" | "maximum">,
  scale: Pick<ScoreSheet, "scaleMin" | "scaleMax">,
): Decimal {
  const length = new Decimal(scale.scaleMax).minus(scale.scaleMin);
  return new Decimal(score).minus(minimum).times(length).div(new Decimal(maximum).minus(minimum)).plus(scale.scaleMin);
}

/**
 * The weighted mean of items on the instrument's scale, unrounded: Σ weight × score ÷ Σ weight over what applies.
 * A missing item makes it incomplete; an item that does not apply leaves the denominator and is named.
 * Source: domain.md section 2, rule 4; the item weights within a section are ours.
 */
export function meanOf(items: readonly SheetItem[], scale: Pick<ScoreSheet, "scaleMin" | "scaleMax">): Mean {
  const notApplicable = items.filter((item) => item.notApplicable).map(({ code }) => code);
  const asked = items.filter((item) => !item.notApplicable);
  if (items.length > 0 && asked.length === 0) return { status: "notApplicable", notApplicable };
  const missing = asked.filter(({ score }) => score === null).map(({ code }) => code);
  if (asked.length === 0 || missing.length > 0) return { status: "incomplete", missing, notApplicable };
  const total = asked.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0));
  const scored = asked.flatMap(({ code, weight, score, ...range }) =>
    score === null ? [] : [{ code, weight: new Decimal(weight), score: onScale(score, range, scale) }],
  );
  // Divided once at the end, so that shares such as 1/3 do not carry their rounding into the mean.
  const value = scored.reduce((sum, { weight, score }) => sum.plus(weight.times(score)), new Decimal(0)).div(total);
  const terms = scored.map(({ code, weight, score }) => ({ code, share: weight.div(total), score }));
  return { status: "complete", value, terms, notApplicable };
}

function sectionMean(sheet: ScoreSheet, section: SheetSection): Mean {
  if (section.given !== null)
    return { status: "complete", value: new Decimal(section.given), terms: [], notApplicable: [] };
  return meanOf(
    sheet.items.filter((item) => item.section === section.code),
    sheet,
  );
}

/**
 * Section, pillar and final scores of one lane, unrounded. Throws RangeError where the section weights do not add up
 * to exactly 1. Sources: domain.md section 2, rules 2, 4 and 5.
 */
export function computeScores(sheet: ScoreSheet): ScoreResult {
  const sections = sheet.sections.map((section) => ({ ...section, mean: sectionMean(sheet, section) }));
  const feeding = new Set(sheet.sections.filter(({ pillarScores }) => pillarScores).map(({ code }) => code));
  const pillars = sheet.pillars.map((code) => ({
    code,
    mean: meanOf(
      sheet.items.filter((item) => item.pillar === code && feeding.has(item.section)),
      sheet,
    ),
  }));
  const final = computeFinal({
    sections: sections.map(({ code, weight, mean }) => ({
      code,
      weight,
      score: mean.status === "complete" ? mean.value : null,
      notApplicable: mean.status === "notApplicable",
    })),
  });
  return { sections, pillars, final };
}
