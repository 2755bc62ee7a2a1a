import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  achievement,
  indexAchievement,
  indicatorStatus,
  type Measured,
  pillarAchievement,
  targetMet,
} from "@/lib/city/indicators/achievement";
import { type Target, targetText, valueTarget } from "@/lib/city/indicators/target";

const measure = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => new Decimal(n).div(1000).toString());
const positive = fc.integer({ min: 1, max: 1_000_000 }).map((n) => new Decimal(n).div(1000).toString());

describe("achievement, target met and status", () => {
  test.each([
    ["the index of 2023: above 90 % and still missed", "HIGHER", "3.2", "3.45", "92.75", false, "NEAR"],
    ["bureaucratic reform 2023", "HIGHER", "74.63", "73.0", "102.23", true, "MET"],
    ["exactly on target", "HIGHER", "73", "73.0", "100.00", true, "MET"],
    ["exactly 90 %", "HIGHER", "90", "100", "90.00", false, "NEAR"],
    ["a hair under 90 %, which rounds to it", "HIGHER", "89.9999", "100", "90.00", false, "NOT_MET"],
    ["negative growth (ECO-07, 2020)", "HIGHER", "-6.25", "5", "-125.00", false, "NOT_MET"],
    ["far above target, uncapped", "HIGHER", "1000", "10", "10000.00", true, "MET"],
    ["poverty below its ceiling", "LOWER", "6.51", "7", "107.00", true, "MET"],
    ["poverty just above it", "LOWER", "7.15", "7", "97.86", false, "NEAR"],
    ["more than double a ceiling", "LOWER", "25", "10", "-50.00", false, "NOT_MET"],
    ["nothing left of what should be low", "LOWER", "0", "10", "200.00", true, "MET"],
    ["a zero target for LOWER, met", "LOWER", "0", "0", null, true, "MET"],
    ["a zero target for LOWER, missed (ENV-06)", "LOWER", "22", "0", null, false, "NOT_MET"],
    ["a zero target for HIGHER", "HIGHER", "1", "0", null, true, "MET"],
    ["a negative target, where the ratio would turn round", "HIGHER", "-1", "-2", null, true, "MET"],
    ["neither direction better (population density)", "NEUTRAL", "4611", "4000", null, null, "NOT_RATED"],
    ["no target", "HIGHER", "154", null, null, null, "NOT_RATED"],
    ["no value", "HIGHER", null, "4.3", null, null, "NO_DATA"],
    ["no value and no target", "LOWER", null, null, null, null, "NO_DATA"],
    ["a value of 0 is data", "HIGHER", "0", "10", "0.00", false, "NOT_MET"],
  ] as const)("%s", (_name, polarity, value, target, percent, met, status) => {
    const measured: Measured = { polarity, value, target: target === null ? null : valueTarget(target) };
    expect(achievement(measured)?.toFixed(2) ?? null).toBe(percent);
    expect(targetMet(measured)).toBe(met);
    expect(indicatorStatus(measured)).toBe(status);
  });

  test("a target is met exactly when the achievement is at least 100 %", () => {
    fc.assert(
      fc.property(fc.constantFrom("HIGHER", "LOWER"), measure, positive, (polarity, value, target) => {
        const measured: Measured = { polarity, value, target: valueTarget(target) };
        expect(achievement(measured)?.gte(100)).toBe(targetMet(measured));
      }),
    );
  });

  test("a better value never has a lower achievement", () => {
    fc.assert(
      fc.property(measure, measure, positive, (a, b, target) => {
        const [low, high] = new Decimal(a).lte(b) ? [a, b] : [b, a];
        const percent = (polarity: "HIGHER" | "LOWER", value: string) =>
          achievement({ polarity, value, target: valueTarget(target) });
        expect(percent("HIGHER", low)?.lte(percent("HIGHER", high) ?? Number.NaN)).toBe(true);
        expect(percent("LOWER", low)?.gte(percent("LOWER", high) ?? Number.NaN)).toBe(true);
      }),
    );
  });
});

describe("a target that is a range or a word", () => {
  const range: Target = { kind: "RANGE", low: "80", high: "90" };
  const opinion: Target = { kind: "STATE", state: "WTP" };

  test.each([
    ["below it", "HIGHER", "79.999", false, "NOT_MET"],
    ["at its lower end", "HIGHER", "80", true, "MET"],
    ["in it", "LOWER", "85", true, "MET"],
    ["at its upper end", "NEUTRAL", "90", true, "MET"],
    ["above it, also where higher is better", "HIGHER", "90.001", false, "NOT_MET"],
  ] as const)("a range: %s", (_name, polarity, value, met, status) => {
    const measured: Measured = { polarity, value, target: range };
    expect(targetMet(measured)).toBe(met);
    expect(indicatorStatus(measured)).toBe(status);
    expect(achievement(measured)).toBeNull();
  });

  test("a word is met by itself alone and has no percentage", () => {
    const of = (state: string | null): Measured => ({ polarity: "HIGHER", value: null, state, target: opinion });
    expect([of("WTP"), of("WDP"), of(null)].map(targetMet)).toEqual([true, false, null]);
    expect([of("WTP"), of("WDP"), of(null)].map(indicatorStatus)).toEqual(["MET", "NOT_MET", "NO_DATA"]);
    expect(achievement(of("WTP"))).toBeNull();
  });

  test("a figure is not held against a word, nor a word against a figure", () => {
    expect(targetMet({ polarity: "HIGHER", value: "3", target: opinion })).toBeNull();
    const word: Measured = { polarity: "HIGHER", value: null, state: "WTP", target: valueTarget(3) };
    expect([targetMet(word), indicatorStatus(word)]).toEqual([null, "NOT_RATED"]);
  });

  test("neither counts in the mean of a pillar, which says how many it is over", () => {
    expect(
      pillarAchievement([
        { polarity: "HIGHER", value: "85", target: range },
        { polarity: "HIGHER", value: "50", target: valueTarget(100) },
      ]),
    ).toMatchObject({ counted: 1, total: 2 });
  });

  test("a range is never written as one number", () => {
    expect([range, opinion, valueTarget("3.50")].map((target) => targetText(target))).toEqual(["80–90", "WTP", "3.5"]);
  });
});

describe("indexAchievement", () => {
  test("shows 92.75 % together with a missed target", () => {
    const { percent, met } = indexAchievement("3.2", "3.45");
    expect(percent?.toFixed(2)).toBe("92.75");
    expect(met).toBe(false);
  });

  test("says nothing about a year without a result", () => {
    expect(indexAchievement(null, "3.55")).toEqual({ percent: null, met: null });
  });
});

describe("pillarAchievement", () => {
  test("is the mean over the indicators that have one, with its completeness", () => {
    const { mean, counted, total } = pillarAchievement([
      { polarity: "HIGHER", value: "80", target: valueTarget("100") },
      { polarity: "LOWER", value: "8", target: valueTarget("10") },
      { polarity: "HIGHER", value: null, target: valueTarget("100") },
      { polarity: "HIGHER", value: "5", target: null },
      { polarity: "NEUTRAL", value: "4611", target: valueTarget("4000") },
      { polarity: "HIGHER", value: "0", target: valueTarget("10") },
    ]);
    expect(mean?.toFixed(4)).toBe("66.6667");
    expect({ counted, total }).toEqual({ counted: 3, total: 6 });
  });

  test("has no mean rather than 0 when nothing can be rated", () => {
    expect(pillarAchievement([])).toEqual({ mean: null, counted: 0, total: 0 });
    expect(pillarAchievement([{ polarity: "HIGHER", value: null, target: valueTarget("1") }])).toEqual({
      mean: null,
      counted: 0,
      total: 1,
    });
  });

  test("an indicator without data changes the completeness and not the mean", () => {
    const rated = fc.record({
      polarity: fc.constantFrom("HIGHER" as const, "LOWER" as const),
      value: measure,
      target: positive.map(valueTarget),
    });
    fc.assert(
      fc.property(fc.array(rated, { minLength: 1 }), (indicators) => {
        const before = pillarAchievement(indicators);
        const after = pillarAchievement([...indicators, { polarity: "HIGHER", value: null, target: valueTarget("1") }]);
        expect(after.mean?.toString()).toBe(before.mean?.toString());
        expect(after.total).toBe(before.total + 1);
      }),
    );
  });
});
