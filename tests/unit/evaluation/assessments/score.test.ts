import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareLanes, type LaneFacts, selfMeanOf, sheetOf } from "@/lib/evaluation/assessments/lanes";
import { computeScores, meanOf, type ScoreSheet, type SheetItem } from "@/lib/evaluation/assessments/score";

const SCALE = { scaleMin: 0, scaleMax: 4 };
const item = (code: string, given: Partial<SheetItem> = {}): SheetItem => ({
  code,
  section: "IMPACT",
  pillar: null,
  weight: 1,
  maximum: 4,
  score: 3,
  notApplicable: false,
  ...given,
});

const cents = fc.integer({ min: 0, max: 400 }).map((n) => new Decimal(n).div(100).toFixed());
const anyItem = fc.record({
  section: fc.constantFrom("A", "B", "C"),
  pillar: fc.constantFrom(null, "GOV", "ENV"),
  weight: fc.integer({ min: 1, max: 9 }),
  maximum: fc.constantFrom(4, 5, 10),
  score: fc.option(cents, { nil: null }),
  notApplicable: fc.boolean(),
});
/** A sheet of three sections whose weights add up to 1, with any items. */
const anySheet = fc.record({ items: fc.array(anyItem, { maxLength: 12 }), first: fc.integer({ min: 0, max: 98 }) }).map(
  ({ items, first }): ScoreSheet => ({
    ...SCALE,
    sections: [
      { code: "A", weight: new Decimal(first).div(100).toFixed(), pillarScores: true, given: null },
      { code: "B", weight: new Decimal(99 - first).div(100).toFixed(), pillarScores: false, given: null },
      { code: "C", weight: "0.01", pillarScores: false, given: null },
    ],
    pillars: ["GOV", "ENV"],
    items: items.map((one, index) => ({ ...one, code: `I${index}` })),
  }),
);

const plain = (sheet: ScoreSheet) => {
  const { sections, pillars, final } = computeScores(sheet);
  const figure = (mean: ReturnType<typeof meanOf>) =>
    mean.status === "complete" ? mean.value.toFixed(15) : mean.status;
  return {
    sections: sections.map(({ code, mean }) => [code, figure(mean)]).sort(),
    pillars: pillars.map(({ code, mean }) => [code, figure(mean)]).sort(),
    final: final.status === "complete" ? final.value.toFixed(15) : "incomplete",
  };
};

describe("the mean of items", () => {
  test("weighs them, brings each to the scale, and is not rounded", () => {
    const mean = meanOf([item("a", { score: 5, maximum: 10 }), item("b", { score: 4, weight: 2 })], SCALE);
    expect(mean.status === "complete" && mean.value.toFixed(6)).toBe("3.333333");
    expect(mean.status === "complete" && mean.terms.map(({ share }) => share.toFixed(4))).toEqual(["0.3333", "0.6667"]);
  });

  test("a missing item makes it incomplete by name and is never 0; one that does not apply leaves, openly", () => {
    expect(meanOf([item("a"), item("b", { score: null })], SCALE)).toMatchObject({
      status: "incomplete",
      missing: ["b"],
    });
    const without = meanOf([item("a"), item("b", { score: null, notApplicable: true })], SCALE);
    expect(without).toMatchObject({ status: "complete", notApplicable: ["b"] });
    expect(without.status === "complete" && without.value.toNumber()).toBe(3);
    expect(meanOf([item("a", { notApplicable: true })], SCALE).status).toBe("notApplicable");
    expect(meanOf([], SCALE).status).toBe("incomplete");
  });
});

describe("the scores of a sheet", () => {
  test("do not depend on the order of items, sections or pillars", () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const turned = {
          ...sheet,
          items: [...sheet.items].reverse(),
          sections: [...sheet.sections].reverse(),
          pillars: [...sheet.pillars].reverse(),
        };
        expect(plain(turned)).toEqual(plain(sheet));
      }),
    );
  });

  test("do not depend on how the weights of the items are scaled, and lie on the scale", () => {
    fc.assert(
      fc.property(anySheet, fc.integer({ min: 2, max: 7 }), (sheet, factor) => {
        const heavier = {
          ...sheet,
          items: sheet.items.map((one) => ({ ...one, weight: Number(one.weight) * factor })),
        };
        expect(plain(heavier)).toEqual(plain(sheet));
        const { final } = computeScores(sheet);
        if (final.status === "complete") expect(final.value.gte(0) && final.value.lte(4)).toBe(true);
      }),
    );
  });

  test("have a final exactly where no applicable item is missing and something applies with weight", () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const { final, sections } = computeScores(sheet);
        const incomplete = sections.filter(({ mean }) => mean.status === "incomplete").map(({ code }) => code);
        if (final.status === "complete") expect(incomplete).toEqual([]);
        else if (incomplete.length > 0) expect(final.missing).toEqual(incomplete);
      }),
    );
  });

  test("refuse section weights that do not add up to exactly 1", () => {
    const sections = [{ code: "A", weight: "0.999999", pillarScores: false, given: "3" }];
    expect(() => computeScores({ ...SCALE, sections, pillars: [], items: [] })).toThrow(RangeError);
  });

  test("take a letter's section as given: Kota Kediri 2022 is 3.315", () => {
    const given = { BASELINE: "3.60", OUTPUT: "3.21", OUTCOME: "3.23", IMPACT: "3.07", QUICK_WIN: "3.65" };
    const weights = ["0.1", "0.2", "0.3", "0.2", "0.2"];
    const sections = Object.entries(given).map(([code, score], index) => ({
      code,
      weight: weights[index] ?? "0",
      pillarScores: false,
      given: score,
    }));
    const { final } = computeScores({ ...SCALE, sections, pillars: [], items: [] });
    expect(final.status === "complete" && final.value.toFixed()).toBe("3.315");
  });
});

describe("lanes", () => {
  const self = (score: string | null, counts = true) => ({ score, notApplicable: false, counts });
  const facts = (given: Partial<LaneFacts["items"][number]>[]): LaneFacts => ({
    instrument: { scaleMin: "0", scaleMax: "4" },
    sections: [{ code: "IMPACT", weight: "1", pillarScores: true, official: { value: "3.07" } }],
    pillars: [{ code: "GOV" }],
    items: given.map((one, index) => ({
      code: `I${index}`,
      section: "IMPACT",
      pillar: "GOV",
      weight: "1",
      minimum: "0",
      maximum: "4",
      self: null,
      council: [],
      official: null,
      ...one,
    })),
  });

  test("self counts verified answers only", () => {
    expect(sheetOf(facts([{ self: self("3", false) }]), "SELF").items[0]?.score).toBeNull();
    expect(selfMeanOf(facts([{ self: self("3") }, { self: self("2", false) }]), "GOV")).toBeNull();
    expect(selfMeanOf(facts([{ self: self("3") }, { self: self("2") }]), "GOV")).toEqual({ value: "2.5", counted: 2 });
  });

  test("the council's is the mean of its members where one scored, and the self score where none did", () => {
    const lanes = compareLanes({
      ...facts([{ self: self("3"), council: [{ value: "2" }, { value: "2.5" }] }, { self: self("1") }]),
      officialFinal: null,
      officialPillars: { GOV: "2.75" },
    });
    expect(lanes.items.map(({ council, difference }) => [council, difference])).toEqual([
      ["2.25", "-0.75"],
      ["1", null],
    ]);
    expect(lanes.sections[0]).toMatchObject({ self: "2", council: "1.625", official: "3.07", difference: "-0.375" });
    expect(lanes.pillars[0]).toMatchObject({ official: "2.75" });
  });
});
