import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkIndicatorValue, type ReportedValue } from "@/lib/city/indicators/value-check";

function reported(changes: Partial<ReportedValue>): ReportedValue {
  return {
    value: null,
    numerator: null,
    denominator: null,
    ratioFactor: null,
    decimals: 2,
    partDecimals: null,
    shown: [],
    period: "2024",
    aggregation: "LAST",
    scaleMin: null,
    scaleMax: null,
    cumulative: false,
    previous: null,
    ...changes,
  };
}

const PERCENT: Partial<ReportedValue> = { ratioFactor: "100", scaleMin: "0", scaleMax: "100", decimals: 1 };

function codes(changes: Partial<ReportedValue>) {
  const { errors, confirmations } = checkIndicatorValue(reported(changes));
  return [...errors, ...confirmations].map((issue) => issue.code);
}

describe("checkIndicatorValue", () => {
  test.each([
    {
      name: "63 of 134 waste banks as 47.0 %",
      changes: { ...PERCENT, value: "47.0", numerator: "63", denominator: "134" },
    },
    { name: "no more decimals than stated, zeros behind them aside", changes: { value: "47.500", decimals: 1 } },
    {
      name: "parts in money, which nothing binds",
      changes: { ...PERCENT, value: "47", numerator: "63.5", denominator: "135.1063" },
    },
    { name: "a ratio indicator by its value alone", changes: { ...PERCENT, value: "47" } },
    {
      name: "a ratio exactly between two figures, rounded up",
      changes: { ...PERCENT, decimals: 0, value: "13", numerator: "1", denominator: "8" },
    },
    { name: "the lower bound itself", changes: { ...PERCENT, value: "0" } },
    { name: "the upper bound itself", changes: { ...PERCENT, value: "100" } },
    { name: "negative growth, which has no bounds (ECO-07)", changes: { value: "-6.25" } },
    { name: "0 of some", changes: { ...PERCENT, numerator: "0", denominator: "12" } },
    { name: "a running total that stands still", changes: { value: "121", cumulative: true, previous: "121" } },
    { name: "a first value of a running total", changes: { value: "121", cumulative: true } },
    { name: "a fall of what is no running total", changes: { value: "63", previous: "69" } },
    { name: "parts of an indicator that is no ratio", changes: { value: "3", numerator: "1", denominator: "0" } },
  ])("accepts $name", ({ changes }) => {
    expect(codes(changes)).toEqual([]);
  });

  test.each([
    { name: "nothing at all", changes: PERCENT, errors: ["value-missing"] },
    { name: "1.5 persons", changes: { value: "1.5", decimals: 0 }, errors: ["too-many-decimals"] },
    {
      name: "a value with more digits than stated",
      changes: { ...PERCENT, value: "47.0149", numerator: "63", denominator: "134" },
      errors: ["too-many-decimals"],
    },
    {
      name: "half a house of 134",
      changes: { ...PERCENT, partDecimals: 0, numerator: "63.5", denominator: "134" },
      errors: ["too-many-decimals"],
    },
    {
      name: "parts without a ratio and no value",
      changes: { numerator: "1", denominator: "2" },
      errors: ["value-missing"],
    },
    { name: "a value below its scale", changes: { ...PERCENT, value: "-0.1" }, errors: ["below-minimum"] },
    { name: "a value above its scale", changes: { ...PERCENT, value: "100.1" }, errors: ["above-maximum"] },
    {
      name: "a computed value above its scale",
      changes: { ...PERCENT, numerator: "135", denominator: "134" },
      errors: ["above-maximum"],
    },
    {
      name: "a value beyond rounding of its ratio",
      changes: { ...PERCENT, value: "47.1", numerator: "63", denominator: "134" },
      errors: ["ratio-mismatch"],
    },
    {
      name: "a fraction where percent is meant",
      changes: { ...PERCENT, value: "0.5", numerator: "63", denominator: "134" },
      errors: ["ratio-mismatch"],
    },
    {
      name: "a zero denominator",
      changes: { ...PERCENT, value: "47", numerator: "63", denominator: "0" },
      errors: ["denominator-not-positive"],
    },
    {
      name: "a zero denominator and no value, said once",
      changes: { ...PERCENT, numerator: "0", denominator: "0" },
      errors: ["denominator-not-positive"],
    },
    {
      name: "a negative denominator",
      changes: { ...PERCENT, numerator: "1", denominator: "-2" },
      errors: ["denominator-not-positive"],
    },
    {
      name: "a numerator alone",
      changes: { ...PERCENT, value: "47", numerator: "63" },
      errors: ["denominator-missing"],
    },
    { name: "a denominator alone", changes: { ...PERCENT, denominator: "134" }, errors: ["numerator-missing"] },
  ])("refuses $name", ({ changes, errors }) => {
    expect(codes(changes)).toEqual(errors);
    expect(checkIndicatorValue(reported(changes)).confirmations).toEqual([]);
  });

  test("an error carries the figure that it is about", () => {
    const bound = checkIndicatorValue(reported({ ...PERCENT, value: "101" })).errors;
    expect(bound).toEqual([{ code: "above-maximum", field: "value", maximum: new Decimal(100) }]);
    const [ratio] = checkIndicatorValue(
      reported({ ...PERCENT, value: "50", numerator: "63", denominator: "134" }),
    ).errors;
    expect(ratio?.code === "ratio-mismatch" && ratio.computed.toFixed(4)).toBe("47.0149");
  });

  test("a figure far beyond its series is asked back with both figures and not refused", () => {
    const check = checkIndicatorValue(
      reported({ value: "145000", shown: [{ period: "2023", value: "180", breakInSeries: false }] }),
    );
    expect(check.errors).toEqual([]);
    expect(check.confirmations).toEqual([
      { code: "jump", field: "value", value: new Decimal(145000), reference: new Decimal(180) },
    ]);
  });

  test("a fall of a running total is asked back and not refused", () => {
    const check = checkIndicatorValue(reported({ value: "120", cumulative: true, previous: "121" }));
    expect(check.errors).toEqual([]);
    expect(check.confirmations).toEqual([{ code: "cumulative-fall", field: "value", previous: new Decimal(121) }]);
  });

  test("an empty value is computed from its ratio, unrounded", () => {
    const check = checkIndicatorValue(reported({ ...PERCENT, numerator: "63", denominator: "134" }));
    expect(check.value?.toFixed(6)).toBe("47.014925");
  });

  test("an entered value is kept as entered", () => {
    const check = checkIndicatorValue(reported({ ...PERCENT, value: "47.0", numerator: "63", denominator: "134" }));
    expect(check.value?.toString()).toBe("47");
  });

  test("the ratio rounded to the indicator's decimals is always accepted, and one more step away never", () => {
    const counts = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 5000 }));
    fc.assert(
      fc.property(counts, fc.integer({ min: 0, max: 4 }), ([numerator, denominator], decimals) => {
        const ratio = new Decimal(numerator).times(100).div(denominator);
        const value = ratio.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
        const base = { ratioFactor: "100", decimals, numerator, denominator };
        expect(codes({ ...base, value })).toEqual([]);
        const stepAway = value.plus(new Decimal(10).pow(-decimals).times(value.gte(ratio) ? 1 : -1));
        expect(codes({ ...base, value: stepAway })).toEqual(["ratio-mismatch"]);
      }),
    );
  });
});
