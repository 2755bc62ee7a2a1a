import { Decimal } from "decimal.js";
import { compareWithOfficial } from "@/lib/evaluation/rounds/final-score";
import type { ScoreOrigin } from "@/lib/platform/db/generated/enums";
import { type LaneFacts, sheetOf } from "./lanes";
import { computeScores, type Mean, meanOf, onScale, type ScoreSheet, type SheetItem } from "./score";
import { type ScoreTrace, TRACE_FORMAT, type TraceItem } from "./trace-format";

type Text = { id: string; en: string };
type Official = { value: string; source: string; revision: number };

/** What a trace tells beside the figures; the reader has been checked by whoever loaded it. */
export interface TraceFacts extends Omit<LaneFacts, "sections" | "pillars" | "items" | "instrument"> {
  round: { slug: string; year: number; stage: number | null };
  instrument: LaneFacts["instrument"] & { code: string; name: Text };
  officialFinal: Official | null;
  sections: readonly (LaneFacts["sections"][number] & { name: Text; source: string; official: Official | null })[];
  pillars: readonly { code: string; name: string; official: Official | null }[];
  items: readonly (Omit<LaneFacts["items"][number], "council"> & {
    text: Text;
    self:
      | (NonNullable<LaneFacts["items"][number]["self"]> & {
          reason: string;
          status: string;
          proposal: unknown;
          verifiedAt: Date | null;
          agency: string | null;
          evidence: number | null;
        })
      | null;
    council: readonly { value: string; author: string; reason: string; revision: number }[];
  })[];
}

const RULES = {
  item: "score = scaleMin + (raw - minimum) / (maximum - minimum) * (scaleMax - scaleMin)",
  council: "raw = mean of the members' values; where no member gave one, the verified self score",
  section:
    "value = sum(share * score) over the items that apply, share = weight / sum(weights); a given value stands instead. A missing item makes it incomplete; items marked not applicable leave the denominator",
  final:
    "value = sum(effectiveWeight * section value), effectiveWeight = weight / sum(weights of the sections that apply); a missing section makes it incomplete. The weights of all sections add up to exactly 1",
  pillar: "mean, as for a section, of the pillar's items in the sections with pillarScores",
  official: "the letter's figure is data and is never overwritten; mismatch where |value - official| > 0.01, unrounded",
  numbers: "decimal strings, rounded to 20 significant digits; agreement means to within 1e-12",
};

const text = (value: Decimal.Value | null | undefined) =>
  value === null || value === undefined ? null : new Decimal(value).toFixed();

/** The whole computation of one lane as a tree of plain JSON, from the final down to each item and what it rests on. */
export function traceOf(facts: TraceFacts, lane: ScoreOrigin): ScoreTrace {
  const sheet = sheetOf(facts, lane);
  const { final, sections, pillars } = computeScores(sheet);
  const terms = new Map(final.status === "complete" ? final.terms.map((term) => [term.code, term]) : []);
  const value = final.status === "complete" ? final.value : null;
  return {
    format: TRACE_FORMAT,
    rules: RULES,
    round: { slug: facts.round.slug, year: facts.round.year, stage: facts.round.stage },
    lane,
    instrument: {
      code: facts.instrument.code,
      name: facts.instrument.name,
      scaleMin: facts.instrument.scaleMin,
      scaleMax: facts.instrument.scaleMax,
    },
    final: {
      node: "final",
      status: final.status,
      value: text(value),
      missing: final.status === "complete" ? [] : final.missing,
      notApplicable: final.notApplicable,
      official: facts.officialFinal && { ...facts.officialFinal, ...against(value, facts.officialFinal.value) },
    },
    sections: sections.map(({ code, mean }, index) => {
      const fact = facts.sections[index];
      if (!fact) throw new Error(`Section ${code} has no facts`);
      const given = lane === "OFFICIAL" ? fact.official : null;
      return {
        node: `section-${code}`,
        code,
        name: fact.name,
        source: fact.source,
        weight: fact.weight,
        effectiveWeight: text(terms.get(code)?.weight),
        product: text(terms.get(code)?.product),
        given,
        pillarScores: fact.pillarScores,
        ...nodeOf(mean),
        items: itemsOf(facts, sheet, code, lane),
      };
    }),
    pillars: pillars.map(({ code, mean }, index) => ({
      node: `pillar-${code}`,
      code,
      name: facts.pillars[index]?.name ?? code,
      official: facts.pillars[index]?.official ?? null,
      ...nodeOf(mean),
      items: sharesOf(mean),
    })),
  };
}

function against(value: Decimal | null, official: string) {
  if (value === null) return { difference: null, mismatch: null };
  const { difference, mismatch } = compareWithOfficial(value, official);
  return { difference: text(difference), mismatch };
}

function nodeOf(mean: Mean): Pick<ScoreTrace["final"], "status" | "value" | "missing" | "notApplicable"> {
  return {
    status: mean.status,
    value: mean.status === "complete" ? text(mean.value) : null,
    missing: mean.status === "incomplete" ? mean.missing : [],
    notApplicable: mean.notApplicable,
  };
}

const sharesOf = (mean: Mean) =>
  mean.status === "complete" ? mean.terms.map(({ code, share }) => ({ code, share: share.toFixed() })) : [];

/** Every item of the section, also where the letter's score stands above them and they are shown for themselves. */
function itemsOf(facts: TraceFacts, sheet: ScoreSheet, section: string, lane: ScoreOrigin): TraceItem[] {
  const own = sheet.items.filter((item) => item.section === section);
  const shares = new Map(sharesOf(meanOf(own, sheet)).map(({ code, share }) => [code, share]));
  const byCode = new Map(facts.items.map((item) => [item.code, item]));
  return own.map((item) => ({
    ...itemNode(item, sheet, byCode.get(item.code), shares.get(item.code) ?? null),
    members: lane === "COUNCIL" ? membersOf(byCode.get(item.code)) : [],
  }));
}

function itemNode(
  item: SheetItem,
  sheet: ScoreSheet,
  fact: TraceFacts["items"][number] | undefined,
  share: string | null,
): Omit<TraceItem, "members"> {
  const status = item.notApplicable ? "notApplicable" : item.score === null ? "missing" : "scored";
  const self = fact?.self;
  return {
    node: `item-${item.code}`,
    code: item.code,
    text: fact?.text ?? { id: "", en: "" },
    pillar: item.pillar,
    status,
    weight: new Decimal(item.weight).toFixed(),
    share,
    raw: status === "scored" ? text(item.score) : null,
    minimum: new Decimal(item.minimum ?? 0).toFixed(),
    maximum: new Decimal(item.maximum).toFixed(),
    score: status === "scored" && item.score !== null ? onScale(item.score, item, sheet).toFixed() : null,
    self: self
      ? {
          score: self.score,
          status: self.status,
          counts: self.counts,
          notApplicable: self.notApplicable,
          reason: self.reason,
          agency: self.agency,
          verifiedAt: self.verifiedAt?.toISOString() ?? null,
          evidence: self.evidence,
          proposal: self.proposal ?? null,
        }
      : null,
  };
}

const membersOf = (fact: TraceFacts["items"][number] | undefined): TraceItem["members"] =>
  (fact?.council ?? []).map(({ value, author, reason, revision }) => ({ value, author, reason, revision }));
