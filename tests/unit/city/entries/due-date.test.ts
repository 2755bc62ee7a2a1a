import { describe, expect, test } from "vitest";
import { dueDateOf, isLate } from "@/lib/city/entries/due-date";

describe("dueDateOf", () => {
  test.each([
    ["2026-10", "2026-11-10"],
    ["2026-12", "2027-01-10"],
    ["2026-Q3", "2026-10-10"],
    ["2026-S1", "2026-07-10"],
    ["2025", "2026-01-10"],
    ["2028-02", "2028-03-10"],
  ])("the figures of %s are due on %s", (period, due) => {
    expect(dueDateOf(period, 10)).toBe(due);
  });

  test("a malformed period is a bug, not a date", () => {
    expect(() => dueDateOf("2026-13", 10)).toThrow();
  });
});

describe("isLate", () => {
  test("the due date itself is still in time, the next day is late", () => {
    expect(isLate("2026-11-10", "2026-11-10")).toBe(false);
    expect(isLate("2026-11-10", "2026-11-11")).toBe(true);
  });
});
