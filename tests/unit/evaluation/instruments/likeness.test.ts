import { describe, expect, test } from "vitest";
import { type Measure, unlikenesses } from "@/lib/evaluation/instruments/likeness";

const LETTER: Measure = {
  scaleMin: 0,
  scaleMax: 4,
  sections: [
    { code: "BASELINE", weight: "0.1" },
    { code: "OUTPUT", weight: "0.2" },
    { code: "IMPACT", weight: "0.7" },
  ],
  pillars: ["GOVERNANCE", "ENVIRONMENT"],
};

describe("unlikenesses", () => {
  test.each([
    ["nothing", {}, []],
    [
      "the order of sections and pillars, and how a weight is written",
      {
        sections: [
          { code: "IMPACT", weight: "0.70" },
          { code: "OUTPUT", weight: 0.2 },
          { code: "BASELINE", weight: "0.1" },
        ],
        pillars: ["ENVIRONMENT", "GOVERNANCE"],
      },
      [],
    ],
    [
      "a weight moved between two sections",
      {
        sections: [
          { code: "BASELINE", weight: "0.2" },
          { code: "OUTPUT", weight: "0.1" },
          { code: "IMPACT", weight: "0.7" },
        ],
      },
      ["weights"],
    ],
    [
      "a section fewer",
      {
        sections: [
          { code: "OUTPUT", weight: "0.3" },
          { code: "IMPACT", weight: "0.7" },
        ],
      },
      ["sections", "weights"],
    ],
    ["Branding for Mobility", { pillars: ["GOVERNANCE", "MOBILITY"] }, ["pillars"]],
    ["a pillar more", { pillars: ["GOVERNANCE", "ENVIRONMENT", "ECONOMY"] }, ["pillars"]],
    ["a scale from 1 to 5", { scaleMin: 1, scaleMax: 5 }, ["scale"]],
  ])("%s", (_what, change, expected) => {
    expect(unlikenesses({ ...LETTER, ...change }, LETTER)).toEqual(expected);
    expect(unlikenesses(LETTER, { ...LETTER, ...change }).length > 0).toBe(expected.length > 0);
  });
});
