import { expect, test } from "vitest";
import { formatComputedDifference, formatComputedScore, formatScore } from "@/lib/evaluation/rounds/score-text";

test("a computed score has the city's decimals, half up; a letter's has its own", () => {
  expect([3, 2].map((decimals) => formatComputedScore("3.315", "id", decimals))).toEqual(["3,315", "3,32"]);
  expect(formatComputedScore("3.314999", "id", 2)).toBe("3,31");
  expect(formatComputedDifference("-0.0055", "en", 2)).toBe("−0.01");
  expect(formatScore("3.197", "id")).toBe("3,197");
});
