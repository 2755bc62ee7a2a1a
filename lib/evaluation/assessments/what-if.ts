import { Decimal } from "decimal.js";
import { computeScores, onScale, type ScoreSheet, type SheetItem } from "./score";

/** Scores that are tried out, by code: an item's own score (within its range), a given section's on the scale. */
export interface Changes {
  items: Readonly<Record<string, string>>;
  sections: Readonly<Record<string, string>>;
}

export const NO_CHANGES: Changes = { items: {}, sections: {} };

/** The database keeps scores to three decimals. */
const DECIMALS = 3;

/** The sheet as if these were the scores. What does not apply stays so, and unknown codes change nothing. */
export function simulate(sheet: ScoreSheet, { items, sections }: Changes): ScoreSheet {
  return {
    ...sheet,
    sections: sheet.sections.map((section) => ({
      ...section,
      given: section.given === null ? null : (sections[section.code] ?? section.given),
    })),
    items: sheet.items.map((item) => ({
      ...item,
      score: item.notApplicable ? null : (items[item.code] ?? item.score),
    })),
  };
}

/** The items that a slider of a section or pillar sets, all to one level of the scale; what does not apply is left. */
export function levelled(
  sheet: ScoreSheet,
  of: { section: string } | { pillar: string },
  level: Decimal.Value,
): Record<string, string> {
  const own = sheet.items.filter((item) =>
    "section" in of ? item.section === of.section : item.pillar === of.pillar && isAsked(sheet, item),
  );
  return Object.fromEntries(
    own
      .filter((item) => !item.notApplicable)
      .map((item) => [item.code, onLevel(sheet, item, rawAt(level, item, sheet)).toFixed()]),
  );
}

/** The levels that an item can be given, the lowest first; null where any figure of its range will do. */
export function levelsOf(
  { levels = [] }: Pick<ScoreSheet, "levels">,
  { minimum = 0, maximum }: Pick<SheetItem, "minimum" | "maximum">,
): Decimal[] | null {
  const own = levels.map((level) => new Decimal(level)).filter((level) => level.gte(minimum) && level.lte(maximum));
  return own.length > 0 ? own.sort((a, b) => a.comparedTo(b)) : null;
}

/** An item's score as it can be given: the level nearest to it or, where a target is to be reached, the next one up. */
function onLevel(sheet: ScoreSheet, item: SheetItem, raw: Decimal, way: "nearest" | "up" = "nearest"): Decimal {
  const levels = levelsOf(sheet, item);
  if (!levels) return raw;
  const [lowest = raw] = levels;
  if (way === "up") return levels.find((level) => level.gte(raw)) ?? levels.at(-1) ?? raw;
  return levels.reduce((best, one) => (one.minus(raw).abs().lt(best.minus(raw).abs()) ? one : best), lowest);
}

/** Where on the scale the levels of the items stand, for a slider that moves several; null where there are none. */
export function stopsOf(sheet: ScoreSheet, items: readonly SheetItem[]): Decimal[] | null {
  const [first] = items;
  return first ? (levelsOf(sheet, first)?.map((level) => onScale(level, first, sheet)) ?? null) : null;
}

/** An item's own score at a level of the scale: the inverse of `onScale`, to three decimals. */
export function rawAt(
  level: Decimal.Value,
  { minimum = 0, maximum }: Pick<SheetItem, "minimum" | "maximum">,
  scale: Pick<ScoreSheet, "scaleMin" | "scaleMax">,
  rounding: Decimal.Rounding = Decimal.ROUND_HALF_UP,
): Decimal {
  const length = new Decimal(scale.scaleMax).minus(scale.scaleMin);
  const part = new Decimal(level).minus(scale.scaleMin).times(new Decimal(maximum).minus(minimum)).div(length);
  const raw = part.plus(minimum).toDecimalPlaces(DECIMALS, rounding);
  return Decimal.min(raw, maximum);
}

/** The items of a section whose score was given, as by a letter, are not asked: moving them changes nothing. */
const isAsked = (sheet: ScoreSheet, item: SheetItem) =>
  sheet.sections.find(({ code }) => code === item.section)?.given === null;

/** What moves the final: an item, or a section whose score was given. */
export interface Lever {
  kind: "item" | "section";
  code: string;
  section: string;
  /** Part of the final: the section's weight among those that apply × the item's share of its section. */
  effect: Decimal;
  /** On the instrument's scale; null while there is none. */
  score: Decimal | null;
}

export interface Step extends Lever {
  score: Decimal;
  /** Points of the scale still to be had. */
  room: Decimal;
  /** What the final gains when it is taken to the maximum: weight × share × room. */
  gain: Decimal;
}

/** Every lever of the sheet, those without a score among them. */
export function leversOf(sheet: ScoreSheet): Lever[] {
  const sections = computeScores(sheet).sections.filter(({ mean }) => mean.status !== "notApplicable");
  const whole = sections.reduce((sum, { weight }) => sum.plus(weight), new Decimal(0));
  if (whole.isZero()) return [];
  return sections.flatMap(({ code, weight, given }): Lever[] => {
    const part = new Decimal(weight).div(whole);
    if (given !== null) return [{ kind: "section", code, section: code, effect: part, score: new Decimal(given) }];
    const items = sheet.items.filter((item) => item.section === code && !item.notApplicable);
    const total = items.reduce((sum, item) => sum.plus(item.weight), new Decimal(0));
    return items.map((item) => ({
      kind: "item",
      code: item.code,
      section: code,
      effect: part.times(item.weight).div(total),
      score: item.score === null ? null : onScale(item.score, item, sheet),
    }));
  });
}

/** The steps that are left, the one that brings the final furthest first. */
export function rankedSteps(sheet: ScoreSheet): Step[] {
  return leversOf(sheet)
    .flatMap((lever): Step[] => {
      if (lever.score === null) return [];
      const room = new Decimal(sheet.scaleMax).minus(lever.score);
      return room.gt(0) ? [{ ...lever, score: lever.score, room, gain: lever.effect.times(room) }] : [];
    })
    .sort((a, b) => b.gain.comparedTo(a.gain) || (a.code < b.code ? -1 : 1));
}

export interface Plan {
  moves: { kind: Lever["kind"]; code: string; from: Decimal; to: Decimal }[];
  /** Points of the scale, summed over the moves. */
  points: Decimal;
}

/** What has no score yet: items by code, and sections that ask nothing and were given nothing. */
export interface Missing {
  items: string[];
  sections: string[];
}

export function missingIn(sheet: ScoreSheet): Missing {
  const incomplete = computeScores(sheet).sections.flatMap(({ code, mean }) =>
    mean.status === "incomplete" ? [{ code, missing: mean.missing }] : [],
  );
  return {
    items: incomplete.flatMap(({ missing }) => missing),
    sections: incomplete.filter(({ missing }) => missing.length === 0).map(({ code }) => code),
  };
}

/** The sheet as if all that is missing stood at one end of the scale. */
function withMissingAt(sheet: ScoreSheet, end: "scaleMin" | "scaleMax"): ScoreSheet {
  const { items, sections } = missingIn(sheet);
  return {
    ...sheet,
    sections: sheet.sections.map((section) =>
      sections.includes(section.code) ? { ...section, given: sheet[end] } : section,
    ),
    items: sheet.items.map((item) =>
      items.includes(item.code) ? { ...item, score: end === "scaleMax" ? item.maximum : (item.minimum ?? 0) } : item,
    ),
  };
}

export interface FinalRange extends Missing {
  low: Decimal;
  high: Decimal;
}

/**
 * Between what the final will lie, whatever the scores that are still missing: one missing answer of 39 moves it little,
 * and what is there can be tried out. Null where the final is complete or nothing applies at all. A range is no final:
 * the missing counts neither as 0 nor is the rest re-weighted (domain.md section 2, rule 4).
 */
export function finalRange(sheet: ScoreSheet): FinalRange | null {
  if (computeScores(sheet).final.status === "complete") return null;
  const [low, high] = (["scaleMin", "scaleMax"] as const).map((end) => computeScores(withMissingAt(sheet, end)).final);
  if (low?.status !== "complete" || high?.status !== "complete") return null;
  return { low: low.value, high: high.value, ...missingIn(sheet) };
}

export type LeastChange =
  | { status: "reached" | "incomplete" | "outOfReach" }
  /** What is missing decides: with the best of it the target is reached as everything else stands. */
  | { status: "open" }
  /**
   * `fewestPoints` and `fewestItems` differ where a light item has much room. With something missing the plan is what is
   * needed even if all of it reaches the maximum.
   */
  | { status: "plan"; gap: Decimal; fewestPoints: Plan; fewestItems: Plan; assumesMissing: boolean };

/**
 * The least change that brings the final to the target. What is least depends on what is counted, so both are given:
 * the fewest points of the scale in sum (the heaviest lever first: a continuous knapsack, where greedy is optimal), and
 * the fewest levers touched (the largest gain first).
 */
export function leastChange(sheet: ScoreSheet, target: Decimal.Value): LeastChange {
  const assumesMissing = computeScores(sheet).final.status === "incomplete";
  const counted = assumesMissing ? withMissingAt(sheet, "scaleMax") : sheet;
  const { final } = computeScores(counted);
  if (final.status === "incomplete") return { status: "incomplete" };
  const gap = new Decimal(target).minus(final.value);
  if (gap.lte(0)) return { status: assumesMissing ? "open" : "reached" };
  const byGain = rankedSteps(counted);
  const byEffect = [...byGain].sort((a, b) => b.effect.comparedTo(a.effect) || (a.code < b.code ? -1 : 1));
  const [fewestPoints, fewestItems] = [take(counted, byEffect, gap), take(counted, byGain, gap)];
  if (!fewestPoints || !fewestItems) return { status: "outOfReach" };
  return { status: "plan", gap, fewestPoints, fewestItems, assumesMissing };
}

// Decimal.js keeps 20 digits: a rest below that is none.
const NOTHING = new Decimal("1e-15");

/**
 * One step after the other to its maximum, the last only as far as needed, which with levels is to the next one; null where
 * all together do not reach.
 */
function take(sheet: ScoreSheet, steps: readonly Step[], gap: Decimal): Plan | null {
  const moves: Plan["moves"] = [];
  let left = gap;
  for (const { kind, code, effect, score, room } of steps) {
    if (left.lte(NOTHING)) break;
    if (effect.isZero()) continue;
    const item = kind === "item" ? sheet.items.find((one) => one.code === code) : undefined;
    const needed = score.plus(Decimal.min(room, left.div(effect)));
    const by = item && levelsOf(sheet, item) ? levelUp(sheet, item, needed).minus(score) : needed.minus(score);
    moves.push({ kind, code, from: score, to: score.plus(by) });
    left = left.minus(effect.times(by));
  }
  if (left.gt(NOTHING)) return null;
  return { moves, points: moves.reduce((sum, { from, to }) => sum.plus(to).minus(from), new Decimal(0)) };
}

/** The next level at or above a point of the scale, on the scale. */
const levelUp = (sheet: ScoreSheet, item: SheetItem, point: Decimal) =>
  onScale(onLevel(sheet, item, rawAt(point, item, sheet, Decimal.ROUND_UP), "up"), item, sheet);

export type MissingNeed =
  | { status: "none" }
  /** A section that asks nothing and was given nothing: no item can complete it. */
  | { status: "emptySections"; sections: string[]; items: string[] }
  /** The level of the scale that all missing items alike would need. */
  | { status: "need"; items: string[]; level: Decimal; reach: "within" }
  /** No level of the scale is needed, or none is enough: there is no figure to tell. */
  | { status: "need"; items: string[]; level: null; reach: "already" | "outOfReach" };

/** What the items without a score would have to reach for the target, all else standing as it is. */
export function needOfMissing(sheet: ScoreSheet, target: Decimal.Value): MissingNeed {
  if (computeScores(sheet).final.status === "complete") return { status: "none" };
  const lacking = missingIn(sheet);
  if (lacking.sections.length > 0) return { status: "emptySections", ...lacking };
  const levers = leversOf(sheet);
  const missing = levers.filter(({ score }) => score === null);
  const open = missing.reduce((sum, { effect }) => sum.plus(effect), new Decimal(0));
  if (open.isZero()) return { status: "none" };
  const had = levers.reduce((sum, { effect, score }) => sum.plus(effect.times(score ?? 0)), new Decimal(0));
  const needed = new Decimal(target).minus(had).div(open);
  const reach = needed.gt(sheet.scaleMax) ? "outOfReach" : needed.lte(sheet.scaleMin) ? "already" : "within";
  const first = sheet.items.find(({ code }) => code === missing[0]?.code);
  const level = first && reach === "within" && levelsOf(sheet, first) ? levelUp(sheet, first, needed) : needed;
  const items = missing.map(({ code }) => code);
  return reach === "within" ? { status: "need", items, level, reach } : { status: "need", items, level: null, reach };
}

/** The changes that a plan stands for, each rounded up to what the database keeps, so that the target is reached. */
export function changesOf(sheet: ScoreSheet, { moves }: Plan, before: Changes): Changes {
  const items = { ...before.items };
  const sections = { ...before.sections };
  for (const { kind, code, to } of moves) {
    const item = sheet.items.find((one) => one.code === code);
    if (kind === "section") {
      sections[code] = Decimal.min(to.toDecimalPlaces(DECIMALS, Decimal.ROUND_UP), sheet.scaleMax).toFixed();
    } else if (item) items[code] = onLevel(sheet, item, rawAt(to, item, sheet, Decimal.ROUND_UP), "up").toFixed();
  }
  return { items, sections };
}
