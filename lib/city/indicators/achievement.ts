import { Decimal } from "decimal.js";
import { type Target, valueTarget } from "./target";

export type Polarity = "HIGHER" | "LOWER" | "NEUTRAL";

/** One indicator in one year; value and target in the indicator's unit, null where there is none. */
export interface Measured {
  polarity: Polarity;
  value: Decimal.Value | null;
  /** Where it is measured in words: the word of the year. */
  state?: string | null;
  target: Target | null;
}

export type IndicatorStatus = "MET" | "NEAR" | "NOT_MET" | "NO_DATA" | "NOT_RATED";

/** From this achievement (percent) on, a missed target counts as near. Ours: domain.md section 3. */
const NEAR_PERCENT = 90;

/**
 * Achievement in percent, unrounded and uncapped: HIGHER realised ÷ target × 100; LOWER (2 × target − realised) ÷
 * target × 100. It may be negative or above 100; a display that caps it must say so.
 *
 * Null without value or target, for NEUTRAL, and for a zero target; also for a range and for a word, for which no source
 * gives a percentage. Also null for a negative target (ours): there the ratio turns round, and growth of −1 % against a
 * target of −2 % would look like half of it. Source: domain.md section 3.
 */
export function achievement({ polarity, value, target }: Measured): Decimal | null {
  if (value === null || target?.kind !== "VALUE" || polarity === "NEUTRAL") return null;
  const aim = new Decimal(target.value);
  if (aim.lte(0)) return null;
  const counted = polarity === "LOWER" ? aim.times(2).minus(value) : new Decimal(value);
  return counted.times(100).div(aim);
}

/**
 * Whether the target is met, compared unrounded: a figure by at least as much for HIGHER and at most as much for LOWER; a
 * range by whatever lies in it, ends included, whichever way is better; a word by that word. Null without value or target,
 * for NEUTRAL against a figure, and where one is a figure and the other a word. Shown beside every percentage.
 * Source: domain.md section 2, rule 11; section 9.
 */
export function targetMet({ polarity, value, state = null, target }: Measured): boolean | null {
  if (target === null) return null;
  if (target.kind === "STATE") return state === null ? null : state === target.state;
  if (value === null) return null;
  const figure = new Decimal(value);
  if (target.kind === "RANGE") return figure.gte(target.low) && figure.lte(target.high);
  if (polarity === "NEUTRAL") return null;
  return polarity === "HIGHER" ? figure.gte(target.value) : figure.lte(target.value);
}

/**
 * Status of an indicator in a year: NO_DATA without a value; NOT_RATED without a target that can be met or missed; MET;
 * NEAR from 90 % of the target (ours); else NOT_MET, which includes a missed target that has no percentage (zero, a range,
 * a word). Source: domain.md section 3.
 */
export function indicatorStatus(measured: Measured): IndicatorStatus {
  if (measured.value === null && (measured.state ?? null) === null) return "NO_DATA";
  const met = targetMet(measured);
  if (met === null) return "NOT_RATED";
  if (met) return "MET";
  return achievement(measured)?.gte(NEAR_PERCENT) ? "NEAR" : "NOT_MET";
}

export interface PillarAchievement {
  /** Mean achievement in percent, unrounded; null when no indicator has one. */
  mean: Decimal | null;
  /** How many indicators the mean is over. */
  counted: number;
  /** How many indicators the pillar has: "4 dari 6 indikator". */
  total: number;
}

/**
 * Internal achievement of a pillar: the mean over those of its indicators that have an achievement, with its
 * completeness. Not the ministry's score. An indicator without data does not count as 0. Source: domain.md section 3.
 */
export function pillarAchievement(indicators: readonly Measured[]): PillarAchievement {
  const achieved = indicators.map(achievement).filter((percent) => percent !== null);
  const sum = achieved.reduce((total, percent) => total.plus(percent), new Decimal(0));
  const mean = achieved.length > 0 ? sum.div(achieved.length) : null;
  return { mean, counted: achieved.length, total: indicators.length };
}

/**
 * The city's index (points) against its yearly target: percent, and whether the target is met, which must always
 * stand together (3.2 of 3.45 is 92.75 % and missed). Both null where either figure is missing.
 * Source: domain.md section 2, rules 10 and 11.
 */
export function indexAchievement(
  realised: Decimal.Value | null,
  target: Decimal.Value | null,
): { percent: Decimal | null; met: boolean | null } {
  const aim = target === null ? null : valueTarget(target);
  const measured: Measured = { polarity: "HIGHER", value: realised, target: aim };
  return { percent: achievement(measured), met: targetMet(measured) };
}
