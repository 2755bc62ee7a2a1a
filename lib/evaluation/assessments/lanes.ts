import { Decimal } from "decimal.js";
import type { ScoreOrigin } from "@/lib/platform/db/generated/enums";
import { computeScores, type Mean, type ScoreResult, type ScoreSheet, type SheetItem } from "./score";

/** What the lanes of one round are built from; lib/evaluation/assessments/queries.ts reads it. Scores are decimal strings. */
export interface LaneFacts {
  instrument: { scaleMin: string; scaleMax: string; levels?: readonly string[] };
  sections: readonly { code: string; weight: string; pillarScores: boolean; official: { value: string } | null }[];
  pillars: readonly { code: string }[];
  items: readonly {
    code: string;
    section: string;
    pillar: string | null;
    weight: string;
    minimum: string;
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
 * letter's section scores as given. Source: domain.md section 2, rule 6; the council's mean is ours.
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

const itemKey = ({ code, section, pillar, weight, minimum, maximum }: LaneItem) => ({
  ...{ code, section, pillar, weight, minimum, maximum },
});

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

/** A decimal string, unrounded; null while it is missing or incomplete. */
export type LaneFigure = string | null | "notApplicable";

export interface LaneRow {
  code: string;
  self: LaneFigure;
  council: LaneFigure;
  official: LaneFigure;
  /** council − self; null where they agree or one of them is missing. */
  difference: string | null;
}

export interface LaneTables {
  final: LaneRow;
  sections: LaneRow[];
  pillars: LaneRow[];
  items: LaneRow[];
}

/** All lanes of a round side by side, as they stand; what differs between council and agencies is told with its sign. */
export function compareLanes(facts: LaneFacts & OfficialFigures): LaneTables {
  const [self, council] = (["SELF", "COUNCIL"] as const).map((lane) => computeScores(sheetOf(facts, lane)));
  if (!self || !council) throw new TypeError("two lanes give two results");
  const finalOf = (result: ScoreResult) => (result.final.status === "complete" ? result.final.value.toFixed() : null);
  const pair = (code: string, mine: Mean | undefined, theirs: Mean | undefined, official: string | null) =>
    laneRow(code, figureOf(mine), figureOf(theirs), official);
  const sheets = { self: sheetOf(facts, "SELF").items, council: sheetOf(facts, "COUNCIL").items };
  return {
    final: laneRow("FINAL", finalOf(self), finalOf(council), facts.officialFinal?.value ?? null),
    sections: facts.sections.map(({ code, official }, index) =>
      pair(code, self.sections[index]?.mean, council.sections[index]?.mean, official?.value ?? null),
    ),
    pillars: facts.pillars.map(({ code }, index) =>
      pair(code, self.pillars[index]?.mean, council.pillars[index]?.mean, facts.officialPillars[code] ?? null),
    ),
    items: facts.items.map(({ code, official }, index) =>
      laneRow(code, itemFigure(sheets.self[index]), itemFigure(sheets.council[index]), official),
    ),
  };
}

export interface OfficialFigures {
  officialFinal: { value: string } | null;
  /** By pillar code; absent where no letter gives it. */
  officialPillars: Readonly<Record<string, string>>;
}

function laneRow(code: string, self: LaneFigure, council: LaneFigure, official: LaneFigure): LaneRow {
  const known = self !== null && council !== null && self !== "notApplicable" && council !== "notApplicable";
  const difference = known ? new Decimal(council).minus(self) : null;
  return {
    code,
    self,
    council,
    official,
    difference: difference && !difference.isZero() ? difference.toFixed() : null,
  };
}

function figureOf(mean: Mean | undefined): LaneFigure {
  if (!mean || mean.status === "incomplete") return null;
  return mean.status === "complete" ? mean.value.toFixed() : "notApplicable";
}

function itemFigure(item: SheetItem | undefined): LaneFigure {
  if (!item || (item.score === null && !item.notApplicable)) return null;
  return item.notApplicable ? "notApplicable" : new Decimal(item.score ?? 0).toFixed();
}
