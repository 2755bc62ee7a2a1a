import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeBetween } from "@/lib/evaluation/rounds/change";

const GROUP = "gerakan-smart-city";

describe("changeBetween", () => {
  test.each([
    { from: "3.06", to: "3.31", difference: "0.25", direction: "up" },
    { from: "3.31", to: "3.197", difference: "-0.113", direction: "down" },
    { from: "2.87", to: "2.87", difference: "0", direction: "same" },
    { from: "2.87", to: "2.870", difference: "0", direction: "same" },
  ])("says that $from to $to is $direction, whatever was said of it", ({ from, to, difference, direction }) => {
    const change = changeBetween({ score: from, comparabilityGroup: GROUP }, { score: to, comparabilityGroup: GROUP });
    expect(change).toMatchObject({ kind: "change", direction });
    expect(change.kind === "change" && change.difference.toString()).toBe(difference);
  });

  test.each([
    { name: "another instrument", from: ["3.31", GROUP], to: ["3.2", "kota-cerdas"], kind: "instrument-changed" },
    { name: "an unknown instrument before", from: ["3.06", null], to: ["3.31", GROUP], kind: "instrument-unknown" },
    { name: "an unknown instrument after", from: ["3.06", GROUP], to: ["3.31", null], kind: "instrument-unknown" },
    { name: "two unknown instruments", from: ["2.87", null], to: ["2.87", null], kind: "instrument-unknown" },
    { name: "no score before", from: [null, GROUP], to: ["3.31", GROUP], kind: "missing" },
    { name: "no score after", from: ["3.31", GROUP], to: [null, "kota-cerdas"], kind: "missing" },
  ] as const)("gives no difference for $name", ({ from, to, kind }) => {
    const change = changeBetween(
      { score: from[0], comparabilityGroup: from[1] },
      { score: to[0], comparabilityGroup: to[1] },
    );
    expect(change).toEqual({ kind });
  });

  test("there and back add up to nothing", () => {
    const score = fc.integer({ min: 0, max: 4000 }).map((thousandths) => (thousandths / 1000).toFixed(3));
    fc.assert(
      fc.property(score, score, (a, b) => {
        const [there, back] = [
          changeBetween({ score: a, comparabilityGroup: GROUP }, { score: b, comparabilityGroup: GROUP }),
          changeBetween({ score: b, comparabilityGroup: GROUP }, { score: a, comparabilityGroup: GROUP }),
        ];
        if (there.kind !== "change" || back.kind !== "change") throw new Error("not compared");
        expect(there.difference.plus(back.difference).isZero()).toBe(true);
      }),
    );
  });
});
