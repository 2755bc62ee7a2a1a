import { describe, expect, test } from "vitest";
import { daysBetween, medianDays } from "@/lib/voices/public-questions/answer-time";

describe("how long an answer took", () => {
  test.each([
    ["2026-11-01T00:00:00Z", "2026-11-01T23:59:59Z", 0],
    ["2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", 1],
    ["2026-11-01T12:00:00Z", "2026-11-08T11:00:00Z", 6],
    ["2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z", 0],
  ])("%s to %s is %i", (from, to, days) => {
    expect(daysBetween(new Date(from), new Date(to))).toBe(days);
  });

  test.each([
    [[], null],
    [[3], 3],
    [[9, 1, 2], 2],
    [[1, 2, 4, 100], 3],
    [[1, 2], 1.5],
  ])("the median of %j is %s", (days, median) => {
    expect(medianDays(days)).toBe(median);
  });
});
