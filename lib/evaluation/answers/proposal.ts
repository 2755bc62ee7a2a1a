import { Decimal } from "decimal.js";
import { countPlannedAndRunning, type YearState } from "@/lib/city/programme-parts/planned-and-running";
import { levelReached } from "@/lib/evaluation/instruments/levels";
import { meanOfPillar, meanOfSubDimension, type SurveyFigure } from "@/lib/evaluation/surveys/mean";
import type { ProposalRule } from "@/lib/platform/db/generated/enums";

/** One thing that a proposed score came from, as it was when it was proposed. */
export interface ProposalFact {
  /** A programme, an indicator or a survey, by name. */
  name: string;
  /** What is said of it, in figures: "berjalan", "87,5%", "3,42 (1–4), n = 50". */
  value: string;
  /** A period or a day; empty where none is known. */
  period: string;
  source: string;
  /** Of a revisioned figure; null for what has none. */
  revision: number | null;
}

export type Proposal =
  | {
      status: "proposed";
      /** On the item's own scale: a level, or two decimals, half up. */
      score: string;
      /** Unrounded part of the whole, 0 to 1. */
      ratio: string;
      counted: number;
      total: number;
      /** Programmes of which nothing is known for the year: said beside the score, and in neither figure. */
      unstated?: number;
      facts: ProposalFact[];
    }
  /** No proposal is better than a wrong one: what is not known is never counted as 0. */
  | { status: "missing"; facts: ProposalFact[] };

/** By which rule it was proposed, and whether from what somebody linked with the item rather than from its whole pillar. */
export type ItemProposal = Proposal & { rule: ProposalRule; linked: boolean };

/** What an item can be scored by: from `minimum` to `maximum`, or by the levels between, where its instrument has any. */
export interface ScoreRange {
  minimum: Decimal.Value;
  maximum: Decimal.Value;
  levels: readonly Decimal.Value[];
}

function scored(ratio: Decimal, { minimum, maximum, levels }: ScoreRange): string {
  const figure = ratio.times(new Decimal(maximum).minus(minimum)).plus(minimum);
  return levels.length > 0 ? levelReached(figure, levels) : figure.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed();
}

export interface ProgrammeFact {
  /** Null where nothing is known of the programme for the year. */
  fact: ProposalFact | null;
  state: YearState | null;
}

/**
 * Programmes running ÷ programmes planned, on the item's range, over those planned for the round's year; what ran without having been
 * planned counts in neither. Without one that was planned there is no proposal. How many programmes say nothing of the
 * year stands beside the score: "1 of 1" must not come about because the others were never asked.
 * Source: domain.md section 2 (Outcome).
 */
export function proposeFromProgrammes(programmes: readonly ProgrammeFact[], range: ScoreRange): Proposal {
  const facts = programmes.flatMap(({ fact }) => fact ?? []);
  const { planned, running, unstated } = countPlannedAndRunning(programmes.map(({ state }) => state));
  if (planned === 0) return { status: "missing", facts };
  const ratio = new Decimal(running).div(planned);
  return {
    status: "proposed",
    score: scored(ratio, range),
    ratio: ratio.toString(),
    counted: running,
    total: planned,
    unstated,
    facts,
  };
}

/**
 * Mean achievement of a pillar's indicators, in percent, as a part of the item's range; capped at 100 % and said so.
 * Indicators without a value or target of the year are left out of the mean, and the completeness is printed.
 * Ours: no source says how Baseline is scored.
 */
export function proposeFromAchievement(
  achievement: { mean: string | null; counted: number; total: number },
  facts: ProposalFact[],
  range: ScoreRange,
): Proposal {
  if (achievement.mean === null) return { status: "missing", facts };
  const ratio = Decimal.max(0, Decimal.min(1, new Decimal(achievement.mean).div(100)));
  const { counted, total } = achievement;
  return { status: "proposed", score: scored(ratio, range), ratio: ratio.toString(), counted, total, facts };
}

/** Which answers of the survey an item asks for. */
export type SurveyAsked = { subDimension: string } | { pillar: string };

/** The survey mean of a sub-dimension, or of the whole pillar where the item asks by pillar, on the item's own scale. */
export function proposeFromSurvey(
  figures: readonly SurveyFigure[],
  asked: SurveyAsked,
  facts: ProposalFact[],
  range: ScoreRange,
): Proposal {
  const mean =
    "subDimension" in asked
      ? meanOfSubDimension(figures, asked.subDimension, 1)
      : meanOfPillar(figures, asked.pillar, 1);
  if (mean.value === null) return { status: "missing", facts };
  const { value, respondents } = mean;
  return {
    status: "proposed",
    score: scored(value, range),
    ratio: value.toString(),
    counted: respondents,
    total: respondents,
    facts,
  };
}
