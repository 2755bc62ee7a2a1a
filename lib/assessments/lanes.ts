import { Decimal } from "decimal.js";
import type { ScoreOrigin } from "@/lib/db/generated/enums";
import { computeScores, type ScoreSheet } from "./score";

/** What the lanes of one round are built from; lib/assessments/queries.ts reads it. Scores are decimal strings. */
export interface LaneFacts {
  instrument: { scaleMin: string; scaleMax: string };
  sections: readonly { code: string; weight: string; pillarScores: boolean; official: { value: string } | null }[];
  pillars: readonly { code: string }[];
  items: readonly {
    code: string;
    section: string;
    pillar: string | null;
    weight: string;
    maximum: string;
    self: { score: string | null; notApplicable: boolean; counts: boolean } | null;
    council: readonly { value: string }[];
    official: string | null;
  }[];
}

type LaneItem = LaneFacts["items"][number];

/**
 * One lane as a sheet to compute. SELF counts verified answers only. COUNCIL takes the unrounded mean of the members'
 * scores of an item and, where no member gave one, the self score that the council left standing. OFFICIAL takes the
 * letter's section scores as given. Source: DOMAIN.md section 2, rule 6; the council's mean is ours.
 */
export function sheetOf(facts: LaneFacts, lane: ScoreOrigin): ScoreSheet {
  return {
    ...facts.instrument,
    sections: facts.sections.map(({ code, weight, pillarScores, official }) => ({
      code,
      weight,
      pillarScores,
      given: lane === "OFFICIAL" ? (official?.value ?? null) : null,
    })),
    pillars: facts.pillars.map(({ code }) => code),
    items: facts.items.map((item) => ({ ...itemKey(item), ...scoreIn(item, lane) })),
  };
}

const itemKey = ({ code, section, pillar, weight, maximum }: LaneItem) => ({ code, section, pillar, weight, maximum });

function scoreIn(item: LaneItem, lane: ScoreOrigin): { score: Decimal.Value | null; notApplicable: boolean } {
  if (lane === "OFFICIAL") return { score: item.official, notApplicable: false };
  const self = item.self?.counts ? item.self : { score: null, notApplicable: false };
  if (lane === "COUNCIL" && item.council.length > 0) return { score: meanOfMembers(item), notApplicable: false };
  return { score: self.score, notApplicable: self.notApplicable };
}

function meanOfMembers({ council }: LaneItem): Decimal {
  return council.reduce((sum, { value }) => sum.plus(value), new Decimal(0)).div(council.length);
}

/** A pillar's own score in the self lane, unrounded, with the number of items it is made of; null while incomplete. */
export function selfMeanOf(facts: LaneFacts, pillarCode: string): { value: string; counted: number } | null {
  const mean = computeScores(sheetOf(facts, "SELF")).pillars.find(({ code }) => code === pillarCode)?.mean;
  return mean?.status === "complete" ? { value: mean.value.toFixed(), counted: mean.terms.length } : null;
}
