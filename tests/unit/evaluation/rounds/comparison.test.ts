import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ComparedRound, compareRounds } from "@/lib/evaluation/rounds/comparison";

const name = (text: string) => ({ id: text, en: text });
const WEIGHTS = { BASELINE: "0.1", OUTPUT: "0.2", OUTCOME: "0.3", IMPACT: "0.2", QUICK_WIN: "0.2" };
const SLEMAN = { ...WEIGHTS, IMPACT: "0.3", QUICK_WIN: "0.1" };
const KEDIRI = { BASELINE: "3.6", OUTPUT: "3.21", OUTCOME: "3.23", IMPACT: "3.07", QUICK_WIN: "3.65" };
const SIX = ["GOVERNANCE", "SOCIETY", "ECONOMY", "LIVING", "ENVIRONMENT", "BRANDING"];

function round(
  year: number,
  given: Partial<ComparedRound> & {
    weights?: Record<string, string>;
    scores?: Record<string, string>;
    six?: string[];
  } = {},
): ComparedRound {
  const { weights = WEIGHTS, six = SIX, scores: _scores, ...rest } = given;
  const scores: Record<string, string> = given.scores ?? KEDIRI;
  return {
    slug: `${year}`,
    year,
    stage: null,
    final: "3.31",
    items: [],
    recommendations: {},
    instrument: { code: "a", comparabilityGroup: "gerakan" },
    sections: Object.entries(weights).map(([code, weight]) => ({
      code,
      weight,
      name: name(code),
      score: scores[code] ?? null,
    })),
    pillars: six.map((code) => ({ code, name: code, score: "3" })),
    ...rest,
  };
}

describe("Two rounds of one instrument", () => {
  test("show signed differences, a fall like a rise, the later minus the earlier whichever way they are given", () => {
    const [a, b] = [round(2022), round(2023, { final: "3.197", scores: { ...KEDIRI, OUTPUT: "3.5" } })];
    for (const compared of [compareRounds(a, b), compareRounds(b, a)]) {
      expect(compared.final).toMatchObject({
        earlier: "3.31",
        later: "3.197",
        difference: { difference: "-0.113", direction: "down" },
      });
      expect(compared.sections[1]).toMatchObject({
        code: "OUTPUT",
        difference: { difference: "0.29", direction: "up" },
      });
      expect(compared.rescored).toEqual({ status: "same-weights" });
    }
    expect(compareRounds(round(2023, { stage: 2 }), round(2023, { stage: 1 })).earlier.stage).toBe(1);
  });

  test("have no difference where one figure is missing: it is not 0", () => {
    const { final, sections } = compareRounds(round(2022), round(2023, { final: null, scores: {} }));
    expect(final.difference).toEqual({ kind: "missing" });
    expect(sections.every(({ difference, later }) => difference.kind === "missing" && later === null)).toBe(true);
  });

  test("match items by code and say which stands in one only", () => {
    const item = (code: string, score: string, maximum = "4") => ({ code, text: name(code), score, maximum });
    const { items } = compareRounds(
      round(2022, { items: [item("A", "2"), item("B", "1"), item("C", "3")] }),
      round(2023, { items: [item("C", "3", "10"), item("A", "2.5"), item("D", "4")] }),
    );
    expect(
      items.map(({ code, in: where, difference }) => [
        code,
        where,
        difference.kind === "change" ? difference.difference : difference.kind,
      ]),
    ).toEqual([
      ["C", "both", "maximum-changed"],
      ["A", "both", "0.5"],
      ["D", "later", "missing"],
      ["B", "earlier", "missing"],
    ]);
  });

  test("count recommendations by status with signed differences", () => {
    const { recommendations } = compareRounds(
      round(2022, { recommendations: { DONE: 3, NONE: 2 } }),
      round(2023, { recommendations: { DONE: 1, IN_PROGRESS: 1 } }),
    );
    expect(recommendations).toEqual([
      { status: "DONE", earlier: 3, later: 1, difference: -2 },
      { status: "NONE", earlier: 2, later: 0, difference: -2 },
      { status: "IN_PROGRESS", earlier: 0, later: 1, difference: 1 },
    ]);
  });
});

describe("Where the instrument changed", () => {
  const draft = round(2026, {
    instrument: { code: "pendekatan-kota-cerdas", comparabilityGroup: "pendekatan-kota-cerdas" },
    six: [...SIX.filter((code) => code !== "BRANDING"), "MOBILITY"],
    final: "3.5",
  });

  test("mobility instead of branding: both figures stand, no difference anywhere, each pillar in its own round", () => {
    const { final, sections, pillars } = compareRounds(round(2022), draft);
    for (const row of [final, ...sections, ...pillars.filter(({ in: where }) => where === "both")]) {
      expect(row.difference).toEqual({ kind: "instrument-changed" });
      expect(row.earlier).not.toBeNull();
      expect(row.later).not.toBeNull();
    }
    expect(pillars.find(({ code }) => code === "MOBILITY")).toMatchObject({ in: "later", earlier: null, later: "3" });
    expect(pillars.find(({ code }) => code === "BRANDING")).toMatchObject({ in: "earlier", earlier: "3", later: null });
  });

  test("an instrument that was never published is unknown, not changed", () => {
    expect(compareRounds(round(2021, { instrument: null, sections: [] }), round(2022)).final.difference).toEqual({
      kind: "instrument-unknown",
    });
  });

  test("never a difference across two groups, whatever the figures", () => {
    const score = fc.option(fc.integer({ min: 0, max: 400 }).map((n) => (n / 100).toFixed(2)));
    fc.assert(
      fc.property(score, score, (a, b) => {
        const { final } = compareRounds(round(2022, { final: a }), { ...draft, final: b });
        expect(final.difference.kind).toBe(a === null || b === null ? "missing" : "instrument-changed");
      }),
    );
  });
});

describe("Where weights changed", () => {
  test("the earlier sections are scored anew with the later weights, beside the final as it was scored", () => {
    const { rescored } = compareRounds(round(2022), round(2023, { weights: SLEMAN }));
    expect(rescored).toEqual({ status: "rescored", asScored: "3.315", rescored: "3.257" });
  });

  test("a section that was not asked before is named, never counted as 0", () => {
    const { rescored } = compareRounds(round(2022), round(2023, { weights: { OUTPUT: "0.5", MOBILITY: "0.5" } }));
    expect(rescored).toEqual({ status: "missing", sections: ["MOBILITY"] });
  });

  test("without any published weights there is nothing to score anew", () => {
    expect(compareRounds(round(2021, { sections: [] }), round(2022)).rescored).toEqual({ status: "no-weights" });
  });
});
