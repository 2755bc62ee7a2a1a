import { describe, expect, test } from "vitest";
import { yearFigure } from "@/lib/city/indicators/year-figure";

const months = (count: number, value = 10) =>
  Array.from({ length: count }, (_, index) => ({ period: `2023-${String(index + 1).padStart(2, "0")}`, value }));
const SUM = { aggregation: "SUM", cumulative: false } as const;
const MEAN = { aggregation: "MEAN", cumulative: false } as const;
const LAST = { aggregation: "LAST", cumulative: false } as const;

function told(...given: Parameters<typeof yearFigure>) {
  const { value, counted, expected, ratable } = yearFigure(...given);
  return [value?.toFixed() ?? null, counted, expected, ratable];
}

describe("The figure of a year", () => {
  test.each([
    ["the sum of its months", months(12), SUM, ["120", 12, 12, true]],
    ["a sum of some months is not rated", months(11), SUM, ["110", 11, 12, false]],
    ["a mean of some months is not rated", months(3), MEAN, ["10", 3, 12, false]],
    ["the last month stands for the year so far", months(3), LAST, ["10", 3, 12, true]],
    ["a running total is never added up", months(3), { ...SUM, cumulative: true }, ["10", 3, 12, true]],
    ["missing months are not zero", [{ period: "2023-01", value: null }], SUM, [null, 0, 1, false]],
    ["another year does not count", [{ period: "2022", value: 5 }], LAST, [null, 0, 1, false]],
  ] as const)("%s", (_, values, about, expected) => {
    expect(told(values, 2023, about)).toEqual(expected);
  });

  test("the yearly value goes before its months, whose sum would count twice", () => {
    expect(told([...months(12), { period: "2023", value: 119 }], 2023, SUM)).toEqual(["119", 1, 1, true]);
  });

  test("months and quarters are not mixed: the newest value's kind is taken", () => {
    const quarters = [1, 2, 3, 4].map((part) => ({ period: `2023-Q${part}`, value: 30 }));
    expect(told([...months(12), ...quarters], 2023, SUM)).toEqual(["120", 4, 4, true]);
  });
});
