import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  meanOfPillar,
  meanOfSubDimension,
  respondentsOfPillar,
  type SurveyFigure,
} from "@/lib/evaluation/surveys/mean";

const figure = (given: Partial<SurveyFigure>): SurveyFigure => ({
  programme: "emas",
  pillar: "SOCIETY",
  subDimension: null,
  respondents: 50,
  mean: "3",
  scaleMin: "0",
  scaleMax: "4",
  ...given,
});

describe("the survey mean of a sub-dimension", () => {
  test("is weighted by respondents, each survey brought from its own scale to the item's maximum", () => {
    const figures = [
      figure({ subDimension: "LEARNING", respondents: 30, mean: "4", scaleMin: "1", scaleMax: "5" }),
      figure({ programme: "perpustakaan", subDimension: "LEARNING", respondents: 10, mean: "2" }),
    ];
    // (30 × 3 + 10 × 2) ÷ 40
    expect(meanOfSubDimension(figures, "LEARNING", "4").value?.toFixed()).toBe("2.75");
    expect(meanOfSubDimension(figures, "LEARNING", "100").value?.toFixed()).toBe("68.75");
    expect(meanOfSubDimension(figures, "LEARNING", "4").respondents).toBe(40);
  });

  test("is missing, not 0, where nobody was asked, and a whole programme's survey is not taken for it", () => {
    expect(meanOfSubDimension([], "LEARNING", "4")).toEqual({ value: null, respondents: 0 });
    expect(meanOfSubDimension([figure({})], "LEARNING", "4")).toEqual({ value: null, respondents: 0 });
  });
});

describe("the survey of a pillar", () => {
  test("counts the people of a programme once, however many sub-dimensions they were asked about", () => {
    const figures = [
      figure({ subDimension: "LEARNING", respondents: 32, mean: "4" }),
      figure({ subDimension: "COMMUNITY", respondents: 30, mean: "2" }),
      figure({ programme: "perpustakaan", respondents: 8, mean: "1" }),
      figure({ programme: "bank-sampah", pillar: "ENVIRONMENT", respondents: 99 }),
    ];
    expect(respondentsOfPillar(figures, "SOCIETY")).toBe(40);
    expect(respondentsOfPillar(figures, "BRANDING")).toBe(0);
    expect(meanOfPillar(figures, "BRANDING", "4").value).toBeNull();
  });

  test("takes a programme's own row before those of its sub-dimensions", () => {
    const figures = [
      figure({ respondents: 40, mean: "3" }),
      figure({ subDimension: "LEARNING", respondents: 90, mean: "1" }),
    ];
    expect(meanOfPillar(figures, "SOCIETY", "4").value?.toFixed()).toBe("3");
    expect(respondentsOfPillar(figures, "SOCIETY")).toBe(40);
  });
});

const anyFigure = fc.record({
  programme: fc.constantFrom("a", "b", "c"),
  pillar: fc.constantFrom("P", "Q"),
  subDimension: fc.constantFrom(null, "X", "Y"),
  respondents: fc.integer({ min: 1, max: 500 }),
  mean: fc.integer({ min: 100, max: 500 }).map((hundredths) => (hundredths / 100).toFixed(2)),
  scaleMin: fc.constant("1"),
  scaleMax: fc.constant("5"),
});

test("a mean lies between 0 and the maximum, and the order of the rows never matters", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyFigure, { selector: (f) => `${f.programme}${f.subDimension}${f.pillar}` }),
      (figures) => {
        for (const mean of [
          (rows: SurveyFigure[]) => meanOfPillar(rows, "P", "4"),
          (rows: SurveyFigure[]) => meanOfSubDimension(rows, "X", "4"),
        ]) {
          const { value, respondents } = mean(figures);
          const turned = mean([...figures].reverse());
          expect(turned.respondents).toBe(respondents);
          expect(turned.value?.toFixed(12)).toBe(value?.toFixed(12));
          if (value) expect(value.gte(0) && value.lte(4)).toBe(true);
        }
      },
    ),
  );
});
