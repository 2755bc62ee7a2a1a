import { Decimal } from "decimal.js";
import { compareWithOfficial, computeFinal } from "@/lib/evaluation/rounds/final-score";
import type { ResultContent } from "./schemas";

export interface Weighted {
  code: string;
  /** Fraction of 1. */
  weight: string;
}

export type ResultCheck =
  /** Sections that the letter does not give: there is no computed final then, and nothing is assumed for them. */
  | { status: "incomplete"; missing: string[] }
  | {
      status: "computed";
      computed: Decimal;
      /** Null while the letter's final is not entered. */
      difference: Decimal | null;
      /** More than 0.01 apart, compared unrounded. The letter's figure stands either way. */
      mismatch: boolean;
    };

/** Our computation beside the letter's final. Source: domain.md section 2, rules 3 and 4. */
export function checkResult(
  content: Pick<ResultContent, "final" | "sections">,
  sections: readonly Weighted[],
): ResultCheck {
  const final = computeFinal({
    sections: sections.map(({ code, weight }) => ({
      code,
      weight,
      score: content.sections[code] ?? null,
      notApplicable: false,
    })),
  });
  if (final.status === "incomplete") return { status: "incomplete", missing: final.missing };
  if (content.final === null) return { status: "computed", computed: final.value, difference: null, mismatch: false };
  return { status: "computed", computed: final.value, ...compareWithOfficial(final.value, content.final) };
}

export interface LetterBounds {
  scaleMin: string;
  scaleMax: string;
  sections: readonly string[];
  pillars: readonly string[];
  agencies: readonly string[];
}

/** What is wrong with a letter, per form field; empty where nothing is. `complete`: as it must be to be submitted. */
export function faultsOfLetter(
  letter: { letterNumber: string; letterDate: string | null; content: ResultContent },
  bounds: LetterBounds,
  { complete, today }: { complete: boolean; today: string },
): Record<string, string[]> {
  const faults: Record<string, string[]> = {};
  const scale = `scale:${bounds.scaleMin}:${bounds.scaleMax}`;
  const within = (field: string, value: string | null | undefined) => {
    if (value && (new Decimal(value).lt(bounds.scaleMin) || new Decimal(value).gt(bounds.scaleMax)))
      faults[field] = [scale];
  };
  const { content } = letter;
  within("final", content.final);
  for (const [kind, known] of [
    ["sections", bounds.sections],
    ["pillars", bounds.pillars],
  ] as const)
    for (const [code, value] of Object.entries(content[kind])) {
      const field = `${kind === "sections" ? "section" : "pillarScore"}-${code}`;
      within(field, value);
      if (!known.includes(code)) faults[field] = ["invalid"];
    }
  for (const { scope, rank, outOf } of content.ranks)
    if (outOf !== null && outOf < rank) faults[`outOf${scope}`] = ["outOf"];
  for (const [row, { agency, pillar }] of content.recommendations.entries()) {
    if (!bounds.agencies.includes(agency)) faults[`agency-${row}`] = ["required"];
    if (pillar !== null && !bounds.pillars.includes(pillar)) faults[`pillar-${row}`] = ["invalid"];
  }
  if (letter.letterDate !== null && letter.letterDate > today) faults.letterDate = ["dayFuture"];
  if (complete) {
    if (letter.letterNumber === "") faults.letterNumber = ["required"];
    if (letter.letterDate === null) faults.letterDate = ["required"];
    if (content.final === null) faults.final = ["required"];
  }
  return faults;
}
