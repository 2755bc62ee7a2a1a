import { Decimal } from "decimal.js";
import type { ComparedRound } from "@/lib/evaluation/rounds/comparison";
import type { ScoreOrigin } from "@/lib/platform/db/generated/enums";
import { sheetOf } from "./lanes";
import { computeScores, type Mean } from "./score";
import type { TraceFacts } from "./trace";

export type ComparedFacts = Omit<TraceFacts, "instrument"> & {
  instrument: TraceFacts["instrument"] & { comparabilityGroup: string };
};

const scoreOf = (mean: Mean | undefined) => (mean?.status === "complete" ? mean.value.toFixed() : null);

/**
 * One lane of a round as it is compared. In the official lane the letter's figures stand; in the others what is computed,
 * item by item.
 */
export function asCompared(
  facts: ComparedFacts,
  lane: ScoreOrigin,
  recommendations: Record<string, number>,
): ComparedRound {
  const sheet = sheetOf(facts, lane);
  const { final, sections, pillars } = computeScores(sheet);
  const official = lane === "OFFICIAL";
  const scores = new Map(sheet.items.map((item) => [item.code, item]));
  return {
    slug: facts.round.slug,
    year: facts.round.year,
    stage: facts.round.stage,
    instrument: facts.instrument,
    final: official ? (facts.officialFinal?.value ?? null) : final.status === "complete" ? final.value.toFixed() : null,
    sections: facts.sections.map(({ code, name, weight }, index) => ({
      code,
      name,
      weight,
      score: scoreOf(sections[index]?.mean),
    })),
    pillars: facts.pillars.map((pillar, index) => ({
      code: pillar.code,
      name: pillar.name,
      score: official ? (pillar.official?.value ?? null) : scoreOf(pillars[index]?.mean),
    })),
    items: facts.items.map(({ code, text, maximum }) => {
      const score = scores.get(code)?.score ?? null;
      return { code, text, maximum, score: score === null ? null : new Decimal(score).toFixed() };
    }),
    recommendations,
  };
}
