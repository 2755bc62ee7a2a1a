import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aggregate, type PeriodValue } from "@/lib/city/indicators/aggregate";
import { periodsOf } from "@/lib/platform/format/period";

function monthsOf2023(...values: (string | null)[]): PeriodValue[] {
  return periodsOf("MONTHLY", 2023).flatMap((period, i) => {
    const value = values[i];
    return value === undefined ? [] : [{ period, value }];
  });
}

describe("aggregate", () => {
  test.each([
    { aggregation: "SUM", value: "60" },
    { aggregation: "MEAN", value: "20" },
    { aggregation: "LAST", value: "25" },
  ] as const)("$aggregation leaves out what is missing and says how many periods it has", ({ aggregation, value }) => {
    const result = aggregate({ values: monthsOf2023("15", null, "20", "25", null), aggregation, expected: 12 });
    expect(result.value?.toString()).toBe(value);
    expect(result).toMatchObject({ counted: 3, expected: 12, lastPeriod: "2023-04" });
  });

  test.each(["SUM", "MEAN", "LAST"] as const)("%s of nothing is null and not 0", (aggregation) => {
    const nothing = { value: null, counted: 0, expected: 4, lastPeriod: null };
    expect(aggregate({ values: [], aggregation, expected: 4 })).toEqual(nothing);
    expect(aggregate({ values: monthsOf2023(null, null), aggregation, expected: 4 })).toEqual(nothing);
  });

  test("a reported 0 counts", () => {
    const result = aggregate({ values: monthsOf2023("10", "0"), aggregation: "MEAN", expected: 2 });
    expect(result.value?.toString()).toBe("5");
    expect(result.counted).toBe(2);
  });

  test("a running total is never added up: its last value is the total", () => {
    const values = monthsOf2023("2000000000", "2500000000", "3000000000");
    for (const aggregation of ["SUM", "MEAN", "LAST"] as const) {
      const result = aggregate({ values, aggregation, expected: 12, cumulative: true });
      expect(result.value?.toString()).toBe("3000000000");
    }
  });

  test("the last period is the last in time, in whatever order the rows come", () => {
    const values = [
      { period: "2023-10", value: "3" },
      { period: "2023-02", value: "1" },
      { period: "2023-09", value: "2" },
    ];
    expect(aggregate({ values, aggregation: "LAST", expected: 12 }).value?.toString()).toBe("3");
  });

  test.each([
    ["the same period twice", "2023-01", "2023-01"],
    ["a quarter and a month of it", "2023-Q1", "2023-02"],
    ["a year and its last month", "2023-12", "2023"],
  ])("refuses %s, which would count something twice", (_name, a, b) => {
    const values = [a, b, "2024-01"].map((period) => ({ period, value: "1" }));
    expect(() => aggregate({ values, aggregation: "SUM", expected: 12 })).toThrow(RangeError);
  });

  test("adding a missing period never changes the figure", () => {
    const values = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }).map(String)), { maxLength: 11 });
    fc.assert(
      fc.property(values, fc.constantFrom("SUM", "MEAN", "LAST"), (some, aggregation) => {
        const without = aggregate({ values: monthsOf2023(...some), aggregation, expected: 12 });
        const withMissing = aggregate({ values: monthsOf2023(...some, null), aggregation, expected: 12 });
        expect(withMissing).toEqual(without);
      }),
    );
  });

  test("tenths add up exactly", () => {
    const result = aggregate({ values: monthsOf2023("0.1", "0.2", "0.3"), aggregation: "SUM", expected: 12 });
    expect(result.value).toEqual(new Decimal("0.6"));
  });
});
