import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandOf, compareWithOfficial, computeFinal, type SectionScore } from "@/lib/evaluation/rounds/final-score";

const CODES = ["BASELINE", "OUTPUT", "OUTCOME", "IMPACT", "QUICK_WIN"] as const;
const MINISTRY = ["0.10", "0.20", "0.30", "0.20", "0.20"];
const SLEMAN = ["0.10", "0.20", "0.30", "0.30", "0.10"];
const KEDIRI_2022 = ["3.60", "3.21", "3.23", "3.07", "3.65"];

function sectionsOf(weights: readonly string[], scores: readonly (string | null)[]): SectionScore[] {
  return CODES.map((code, i) => ({ code, weight: weights[i] ?? "0", score: scores[i] ?? null }));
}

function complete(sections: SectionScore[]) {
  const final = computeFinal({ sections });
  if (final.status !== "complete") throw new Error(`incomplete: ${final.missing.join(", ")}`);
  return final;
}

describe("computeFinal", () => {
  test("Kota Kediri 2022 is exactly 3.315, with each term to show", () => {
    const final = complete(sectionsOf(MINISTRY, KEDIRI_2022));
    expect(final.value.toString()).toBe("3.315");
    expect(final.terms.map((term) => term.product.toString())).toEqual(["0.36", "0.642", "0.969", "0.614", "0.73"]);
    expect(final.terms.map((term) => term.weight.toString())).toEqual(["0.1", "0.2", "0.3", "0.2", "0.2"]);
    expect(final.notApplicable).toEqual([]);
  });

  test("a missing section means no final, and says which is missing", () => {
    const final = computeFinal({ sections: sectionsOf(MINISTRY, ["3.60", null, "3.23", null, "3.65"]) });
    expect(final).toEqual({ status: "incomplete", missing: ["OUTPUT", "IMPACT"], notApplicable: [] });
  });

  test("a score of 0 is a score, not a missing one", () => {
    expect(complete(sectionsOf(MINISTRY, ["0", "0", "0", "0", "0"])).value.toString()).toBe("0");
  });

  test("a missing section with no weight is still missing", () => {
    const sections = [
      { code: "A", weight: "1", score: "3" },
      { code: "B", weight: "0", score: null },
    ];
    expect(computeFinal({ sections })).toMatchObject({ status: "incomplete", missing: ["B"] });
  });

  test("a section that does not apply leaves the denominator openly", () => {
    const sections = sectionsOf(MINISTRY, KEDIRI_2022).map((section) =>
      section.code === "IMPACT" ? { ...section, score: null, notApplicable: true } : section,
    );
    const final = complete(sections);
    expect(final.notApplicable).toEqual(["IMPACT"]);
    expect(final.terms.map((term) => [term.code, term.weight.toString()])).toEqual([
      ["BASELINE", "0.125"],
      ["OUTPUT", "0.25"],
      ["OUTCOME", "0.375"],
      ["QUICK_WIN", "0.25"],
    ]);
    expect(final.value.toString()).toBe("3.37625");
  });

  test("a section that does not apply does not excuse one that is missing", () => {
    const sections = sectionsOf(MINISTRY, [null, null, "3.23", "3.07", "3.65"]).map((section) =>
      section.code === "BASELINE" ? { ...section, notApplicable: true } : section,
    );
    expect(computeFinal({ sections })).toEqual({
      status: "incomplete",
      missing: ["OUTPUT"],
      notApplicable: ["BASELINE"],
    });
  });

  test("there is no final when nothing applies", () => {
    const sections = sectionsOf(MINISTRY, KEDIRI_2022).map((section) => ({ ...section, notApplicable: true }));
    expect(computeFinal({ sections })).toEqual({ status: "incomplete", missing: [], notApplicable: [...CODES] });
  });

  test("weights that do not add up to exactly 1 are refused", () => {
    expect(() => computeFinal({ sections: sectionsOf(["0.1", "0.2", "0.3", "0.2", "0.1"], KEDIRI_2022) })).toThrow(
      RangeError,
    );
    expect(() => computeFinal({ sections: [] })).toThrow(RangeError);
  });

  test("the final lies between the lowest and the highest section score", () => {
    const score = fc.integer({ min: 0, max: 400 }).map((hundredths) => new Decimal(hundredths).div(100).toFixed(2));
    fc.assert(
      fc.property(fc.array(score, { minLength: 5, maxLength: 5 }), (scores) => {
        const { value } = complete(sectionsOf(MINISTRY, scores));
        expect(value.gte(Decimal.min(...scores)) && value.lte(Decimal.max(...scores))).toBe(true);
      }),
    );
  });

  test("sections that do not apply leave equal scores equal, whatever weights remain", () => {
    fc.assert(
      fc.property(fc.subarray([...CODES], { maxLength: 4 }), (left) => {
        const sections = sectionsOf(MINISTRY, ["3", "3", "3", "3", "3"]).map((section) => ({
          ...section,
          notApplicable: left.some((code) => code === section.code),
        }));
        const final = complete(sections);
        expect(final.value.toString()).toBe("3");
        const sum = final.terms.reduce((total, term) => total.plus(term.weight), new Decimal(0));
        expect(sum.minus(1).abs().lt("1e-15")).toBe(true);
      }),
    );
  });
});

describe("compareWithOfficial", () => {
  test.each([
    { name: "Kediri's letter, which cut 3.315", computed: "3.315", official: "3.31", difference: "0.005" },
    { name: "a difference of exactly the tolerance", computed: "3.32", official: "3.31", difference: "0.01" },
    { name: "the same below", computed: "3.30", official: "3.31", difference: "-0.01" },
  ])("does not flag $name", ({ computed, official, difference }) => {
    const comparison = compareWithOfficial(computed, official);
    expect(comparison.mismatch).toBe(false);
    expect(comparison.difference.toString()).toBe(difference);
  });

  test.each([
    { computed: "3.3200001", official: "3.31" },
    { computed: "3.2999", official: "3.31" },
  ])("flags $computed against $official, because rounding comes after", ({ computed, official }) => {
    expect(compareWithOfficial(computed, official).mismatch).toBe(true);
  });

  test("flags Kediri 2022 when it is computed with Sleman's weights", () => {
    const { value } = complete(sectionsOf(SLEMAN, KEDIRI_2022));
    expect(value.toString()).toBe("3.257");
    expect(compareWithOfficial(value, "3.31")).toMatchObject({ mismatch: true });
  });
});

describe("bandOf", () => {
  const bands = [
    { minimum: "3.5", label: "sangat baik" },
    { minimum: "0", label: "kurang" },
    { minimum: "2.5", label: "baik" },
  ];
  test.each([
    { score: "4", label: "sangat baik" },
    { score: "3.5", label: "sangat baik" },
    { score: "3.4999", label: "baik" },
    { score: "2.5", label: "baik" },
    { score: "0", label: "kurang" },
  ])("puts $score in $label without rounding it up first", ({ score, label }) => {
    expect(bandOf(score, bands)?.label).toBe(label);
  });

  test("gives no band without a score, without bands, or below all of them", () => {
    expect(bandOf(null, bands)).toBeNull();
    expect(bandOf("3", [])).toBeNull();
    expect(bandOf("1", [{ minimum: "2" }])).toBeNull();
  });
});
