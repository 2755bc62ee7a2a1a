import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptLabels } from "@/components/charts/kept-labels";
import { valueAxis } from "@/components/charts/value-axis";
import { followsOn, middleOf } from "@/lib/platform/format/period";

/** With the three decimals that figures have at most. */
const figures = fc.array(
  fc.integer({ min: -1e9, max: 1e9 }).map((thousandths) => thousandths / 1000),
  { minLength: 1, maxLength: 12 },
);

describe("valueAxis", () => {
  test.each([
    ["120 to 180 tons: from zero", [120, 145, 180], 0],
    ["the index with its targets: from zero", [2.87, 3.06, 3.31, 3.197, 3.55], 0],
    ["one figure: from zero", [134], 0],
    ["figures that stand still: from zero", [5, 5, 5], 0],
    ["zeros only", [0, 0], 0],
    ["growth that fell below zero keeps zero in sight", [5.47, -6.25, 2.05], -10],
    ["a human development index, where nothing would be seen from zero", [78.08, 80.97], 65],
  ])("%s", (_what, values, start) => {
    expect(valueAxis(values).start).toBe(start);
  });

  test("holds every figure, and zero unless a movement could not be seen", () => {
    fc.assert(
      fc.property(figures, (values) => {
        const { start, end, ticks } = valueAxis(values);
        const [low, high] = [Math.min(...values), Math.max(...values)];
        expect(start <= low && end >= high && start < end && ticks.length > 0).toBe(true);
        if (start > 0) expect(high - low).toBeLessThan(high * 0.1);
      }),
    );
  });

  test("that does not begin at zero shows a movement on at most a quarter of its height", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 0.09, noNaN: true }),
        (high, part) => {
          const values = [high, high * (1 - part)];
          const { start, end } = valueAxis(values);
          expect((high * part) / (end - start)).toBeLessThanOrEqual(0.2501);
        },
      ),
    );
  });
});

describe("keptLabels", () => {
  test("keeps the last and the first, and no two that touch otherwise", () => {
    const places = [0, 10, 30, 95, 100].map((centre) => ({ centre, width: 20 }));
    expect([...keptLabels(places)].sort()).toEqual([0, 2, 4]);
    expect([...keptLabels([null, { centre: 5, width: 20 }, null])]).toEqual([1]);
    expect(keptLabels([]).size).toBe(0);
  });
});

describe("an axis of time", () => {
  test("stands a year apart by a year and two months by two", () => {
    const day = 86_400_000;
    expect((middleOf("2023") - middleOf("2022")) / day).toBe(365);
    expect((middleOf("2022-03") - middleOf("2022-01")) / day).toBe(59);
  });

  test.each([
    ["2022", "2023", true],
    ["2021", "2023", false],
    ["2022-12", "2023-01", true],
    ["2022-01", "2024-06", false],
    ["2022-Q4", "2023-Q1", true],
    ["2022", "2023-01", false],
  ])("joins %s and %s: %s", (earlier, later, expected) => {
    expect(followsOn(earlier, later)).toBe(expected);
  });
});
