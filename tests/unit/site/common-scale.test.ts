import { describe, expect, test } from "vitest";
import { onCommonScale } from "@/lib/site/comparison/common-scale";
import { comparisonSchema } from "@/lib/site/comparison/schemas";

const series = (unit: string, figures: Record<number, string>, breaks: number[] = []) => ({
  unit,
  points: Object.entries(figures).map(([year, value]) => ({
    year: Number(year),
    value,
    breaks: breaks.includes(Number(year)),
  })),
});

describe("Series on one scale", () => {
  test("of one unit stand as they are, with a gap for each year without a figure", () => {
    const told = onCommonScale([series("ton", { 2020: "5", 2022: "7" }), series("ton", { 2021: "1" })]);
    expect(told.scale).toEqual({ kind: "unit", unit: "ton" });
    expect(told.figures).toEqual([
      ["5", null, "7"],
      [null, "1", null],
    ]);
  });

  test("of different units are an index from the first year that all of them have", () => {
    const told = onCommonScale([
      series("ton", { 2020: "5", 2021: "8", 2022: "4" }),
      series("%", { 2021: "40", 2022: "50" }),
    ]);
    expect(told.scale).toEqual({ kind: "index", baseYear: 2021 });
    expect(told).toMatchObject({
      years: [2021, 2022],
      figures: [
        ["100.0", "50.0"],
        ["100.0", "125.0"],
      ],
    });
  });

  test("have no base year before a break, none at zero, and without one nothing is drawn", () => {
    const broken = [series("ton", { 2020: "5", 2021: "8", 2022: "4" }, [2022]), series("%", { 2020: "1", 2022: "2" })];
    expect(onCommonScale(broken).scale).toEqual({ kind: "index", baseYear: 2022 });
    expect(onCommonScale([series("ton", { 2020: "0" }), series("%", { 2020: "1" })]).scale).toEqual({ kind: "none" });
    expect(onCommonScale([series("ton", { 2020: "1" }), series("%", { 2021: "1" })]).figures).toEqual([]);
  });
});

test("An address asks for four series at most, once each, and whatever cannot be read is left out", () => {
  const many = ["A-1", "A-1", "' OR 1=1", "B-2", "C-3", "D-4", "E-5"];
  expect(comparisonSchema.parse({ seri: many, dari: "abc", sampai: "2024" })).toEqual({
    seri: ["A-1", "B-2"],
    sampai: 2024,
  });
  expect(comparisonSchema.parse({ seri: "A-1" }).seri).toEqual(["A-1"]);
  expect(comparisonSchema.parse({}).seri).toEqual([]);
});
