import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jumpBeyond, type SeriesFigure } from "@/lib/city/indicators/jump";

const figure = (period: string, value: string | number, breakInSeries = false): SeriesFigure => ({
  period,
  value,
  breakInSeries,
});
const about = (period: string, given: { aggregation?: "SUM" | "LAST" | "MEAN"; decimals?: number } = {}) => ({
  period,
  aggregation: given.aggregation ?? ("LAST" as const),
  decimals: given.decimals ?? 0,
});

const WASTE = [figure("2017", 120), figure("2022-01", 145), figure("2024-06", 180)];
const POVERTY = [figure("2019", "7.16"), figure("2020", "7.69"), figure("2021", "7.75"), figure("2022", "7.23")];

describe("jumpBeyond", () => {
  test.each([
    ["a thousand tons for one", "145000", about("2024-07", { aggregation: "MEAN" }), WASTE, "180"],
    ["just above twice the span beyond the highest", "270.1", about("2024-07"), WASTE, "180"],
    ["a lost decimal mark in a percentage", "715", about("2023", { decimals: 2 }), POVERTY, "7.23"],
    ["a decimal too many in a percentage", "0.715", about("2023", { decimals: 2 }), POVERTY, "7.23"],
    ["tenfold of a single figure", "1540", about("2025-01"), [figure("2024-12", 154)], "154"],
    ["0 where there were 134", "0", about("2024-01"), [figure("2023", 134)], "134"],
    ["a fall of growth that no year had", "-40", about("2021", { decimals: 2 }), [figure("2019", "5.47")], "5.47"],
    ["before the first figure, against the first", "9000", about("2016"), WASTE, "120"],
    [
      "a month's tons against other months",
      "900",
      about("2024-02", { aggregation: "SUM" }),
      [figure("2024-01", 20)],
      "20",
    ],
  ])("%s is asked back", (_what, value, asked, shown, reference) => {
    expect(jumpBeyond(value, asked, shown)?.reference.toFixed()).toBe(reference);
  });

  test.each([
    ["the first figure of all", "145000", about("2024-07"), []],
    ["what lies within the range", "150", about("2024-07"), WASTE],
    ["the ends of what passes", "270", about("2024-07"), WASTE],
    ["a usual year's change", "6.51", about("2024", { decimals: 2 }), POVERTY],
    ["a few more of very few", "12", about("2024-02"), [figure("2024-01", 3)]],
    ["the first after a series of zeros", "10", about("2024-02"), [figure("2024-01", 0)]],
    ["across a break", "3060", about("2021"), [figure("2020", "3.49"), figure("2021", "3.06", true)]],
    ["a year's tons after a month's", "200", about("2023", { aggregation: "SUM" }), [figure("2022-01", 12)]],
    ["its own earlier revision", "900", about("2023"), [figure("2023", 134)]],
  ])("%s passes", (_what, value, asked, shown) => {
    expect(jumpBeyond(value, asked, shown)).toBeNull();
  });

  test("figures before a break say nothing of those after it", () => {
    const series = [figure("2019", 5000), figure("2021", "3.06", true), figure("2022", "3.2")];
    expect(jumpBeyond("5000", about("2023", { decimals: 2 }), series)?.reference.toFixed()).toBe("3.2");
    expect(jumpBeyond("4800", about("2020"), series)).toBeNull();
  });

  const values = fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1, maxLength: 8 });
  const series = (numbers: number[]) => numbers.map((value, index) => figure(`${2001 + index}`, value));

  test("nothing between the lowest and the highest figure is ever asked about", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (numbers, share) => {
        const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
        expect(jumpBeyond(low + (high - low) * share, about("2020"), series(numbers))).toBeNull();
      }),
    );
  });

  test("what lies further out than a figure that was asked about is asked about too", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1_000_000 }), fc.nat(1_000_000), (numbers, out, more) => {
        const high = Math.max(...numbers);
        if (!jumpBeyond(high + out, about("2020"), series(numbers))) return;
        expect(jumpBeyond(high + out + more, about("2020"), series(numbers))).not.toBeNull();
      }),
    );
  });

  test("a hundredfold of what was shown is always asked about, whatever the unit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 8 }), (numbers) => {
        const high = Math.max(...numbers);
        expect(jumpBeyond(high * 100, about("2020"), series(numbers))).not.toBeNull();
      }),
    );
  });
});

test("figures that are alike as numbers are told apart by all their digits", () => {
  const shown = ["12345678901234567.1", "12345678901234567.3", "12345678901234567.2"].map((value, at) => ({
    ...{ period: `202${at}`, value, breakInSeries: false },
  }));
  const jump = jumpBeyond("99999999999999999", { period: "2024", aggregation: "LAST", decimals: 1 }, shown);
  // Half of the largest is the margin on either side.
  expect(jump?.high.toFixed()).toBe("18518518351851850.95");
  expect(jump?.low.toFixed()).toBe("6172839450617283.45");
});
