import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightsAddUp } from "@/lib/evaluation/instruments/weights";

describe("weights of an instrument version", () => {
  test.each([
    { name: "the ministry's set", weights: ["0.10", "0.20", "0.30", "0.20", "0.20"] },
    { name: "Sleman's set", weights: ["0.10", "0.20", "0.30", "0.30", "0.10"] },
    { name: "ten tenths, which add up to 0.9999999999999999 as floats", weights: Array(10).fill("0.1") },
    { name: "a single section", weights: ["1"] },
  ])("accepts $name", ({ weights }) => {
    expect(weightsAddUp(weights)).toBe(true);
  });

  test.each([
    { name: "no weights", weights: [] },
    { name: "a set just under 1", weights: ["0.5", "0.499999"] },
    { name: "three rounded thirds", weights: ["0.333333", "0.333333", "0.333333"] },
    { name: "percent instead of fractions", weights: ["10", "20", "30", "20", "20"] },
    { name: "a weight above 1", weights: ["1.2"] },
    { name: "a weight that is no number", weights: ["NaN", "1"] },
  ])("refuses $name", ({ weights }) => {
    expect(weightsAddUp(weights)).toBe(false);
  });

  test("any split of 1 into millionths adds up, and moving one millionth away does not", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 8 }), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), 1_000_000];
        const weights = edges.slice(1).map((edge, i) => millionths(edge - (edges[i] ?? 0)));
        expect(weightsAddUp(weights)).toBe(true);
        expect(weightsAddUp([...weights, "0.000001"])).toBe(false);
      }),
    );
  });
});

function millionths(count: number): string {
  return `${Math.floor(count / 1_000_000)}.${String(count % 1_000_000).padStart(6, "0")}`;
}
