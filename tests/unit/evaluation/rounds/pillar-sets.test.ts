import { describe, expect, test } from "vitest";
import { newestSets } from "@/lib/evaluation/rounds/pillar-sets";

const set = (year: number, ...scores: (string | null)[]) => ({ year, scores });

describe("newestSets", () => {
  const [y2022, y2023, y2024] = [set(2022, "3.1", "3.0"), set(2023, "3.2", "3.1"), set(2024, "3.3", null)];
  test.each([
    [
      "a letter with one pillar stands beside the newest of all",
      [y2024, y2023, y2022],
      { complete: y2023, partial: y2024 },
    ],
    ["the newest that is complete stands alone", [y2023, set(2022, "3.1", null)], { complete: y2023, partial: null }],
    [
      "of several partial ones the newest",
      [set(2025, null, "3"), y2024, y2023],
      { complete: y2023, partial: set(2025, null, "3") },
    ],
    [
      "a round without pillar scores is passed over",
      [set(2025, null, null), y2023],
      { complete: y2023, partial: null },
    ],
    ["partial ones only", [y2024], { complete: null, partial: y2024 }],
    ["nothing at all", [], { complete: null, partial: null }],
  ])("%s", (_what, sets, expected) => {
    expect(newestSets(sets)).toEqual(expected);
  });
});
