import fc from "fast-check";
import type { TraceFacts } from "@/lib/evaluation/assessments/trace";

type Item = TraceFacts["items"][number];
type Section = TraceFacts["sections"][number];
const name = { id: "nama", en: "name" };
const official = (value: string) => ({ value, source: "surat", revision: 1 });

/** Kota Kediri 2022 as its letter gives it: section scores and no items. */
export function kediri2022(weights = ["0.1", "0.2", "0.3", "0.2", "0.2"]): TraceFacts {
  const scores = { BASELINE: "3.6", OUTPUT: "3.21", OUTCOME: "3.23", IMPACT: "3.07", QUICK_WIN: "3.65" };
  return {
    round: { slug: "2022", year: 2022, stage: null },
    instrument: { code: "evaluasi-2022", name, scaleMin: "0", scaleMax: "4" },
    officialFinal: official("3.31"),
    sections: Object.entries(scores).map(([code, score], index) => ({
      code,
      name,
      source: "surat",
      weight: weights[index] ?? "0",
      pillarScores: code === "IMPACT",
      official: official(score),
    })),
    pillars: [{ code: "GOVERNANCE", name: "Smart Governance", official: official("3.1") }],
    items: [],
  };
}

export function section(code: string, weight: string, given: Partial<Section> = {}): Section {
  return { code, weight, name, source: "uji", pillarScores: false, official: null, ...given };
}

export function item(code: string, of: string, given: Partial<Item> = {}): Item {
  return {
    code,
    section: of,
    pillar: null,
    weight: "1",
    minimum: "0",
    maximum: "4",
    text: name,
    self: null,
    council: [],
    official: null,
    ...given,
  };
}

/** A self score that was verified, or was not. */
export function self(score: string | null, given: Partial<NonNullable<Item["self"]>> = {}): NonNullable<Item["self"]> {
  return {
    score,
    notApplicable: false,
    counts: true,
    status: "VERIFIED",
    reason: "uji",
    proposal: null,
    verifiedAt: new Date("2026-06-01T00:00:00Z"),
    agency: "DINAS",
    evidence: 1,
    ...given,
  };
}

const cents = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => (n / 100).toFixed(2));

const aItem = fc.record({
  section: fc.nat(2),
  pillar: fc.option(fc.nat(2)),
  weight: cents(1, 500),
  maximum: fc.constantFrom("1", "3", "4", "5", "10", "100"),
  fraction: fc.option(fc.integer({ min: 0, max: 100 }), { freq: 12 }),
  leaves: fc.integer({ min: 0, max: 9 }),
  counts: fc.integer({ min: 0, max: 9 }),
  members: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
});

const at = (percent: number, maximum: string) => ((percent * Number(maximum)) / 100).toFixed(2);

/** Sheets of every kind: with and without scores, items that do not apply, members' scores, given sections. */
export const anyFacts: fc.Arbitrary<TraceFacts> = fc
  .record({
    cuts: fc.tuple(fc.integer({ min: 1, max: 49 }), fc.integer({ min: 1, max: 49 })),
    scale: fc.constantFrom(
      { scaleMin: "0", scaleMax: "4" },
      { scaleMin: "1", scaleMax: "5" },
      { scaleMin: "0", scaleMax: "7" },
    ),
    given: fc.array(fc.option(cents(0, 400)), { minLength: 3, maxLength: 3 }),
    final: fc.option(cents(0, 400)),
    items: fc.array(aItem, { maxLength: 25 }),
  })
  .map(({ cuts: [a, b], scale, given, final, items }) => ({
    round: { slug: "uji", year: 2026, stage: 2 },
    instrument: { code: "uji", name, ...scale },
    officialFinal: final === null ? null : official(final),
    sections: [a, b, 100 - a - b].map((weight, index) =>
      section(`S${index}`, (weight / 100).toFixed(2), {
        pillarScores: index > 0,
        official: given[index] ? official(given[index]) : null,
      }),
    ),
    pillars: [0, 1, 2].map((index) => ({ code: `P${index}`, name: `P${index}`, official: null })),
    items: items.map(({ fraction, leaves, counts, members, ...rest }, index) =>
      item(`I${index}`, `S${rest.section}`, {
        pillar: rest.pillar === null ? null : `P${rest.pillar}`,
        weight: rest.weight,
        maximum: rest.maximum,
        self:
          fraction === null
            ? null
            : self(leaves === 0 ? null : at(fraction, rest.maximum), {
                notApplicable: leaves === 0,
                counts: counts > 0,
              }),
        council: members.map((percent) => ({
          value: at(percent, rest.maximum),
          author: "x",
          reason: "x",
          revision: 1,
        })),
        official: fraction === null ? null : at(fraction, rest.maximum),
      }),
    ),
  }));
