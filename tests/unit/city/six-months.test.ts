import { expect, test } from "vitest";
import { daysSince, periodicLimit } from "@/lib/city/periodic-duty/six-months";

test.each([
  ["2026-11-29", "2026-05-29"],
  ["2026-03-15", "2025-09-15"],
  ["2026-08-31", "2026-02-28"],
  ["2024-08-31", "2024-02-29"],
  ["2026-01-01", "2025-07-01"],
])("six months before %s is %s", (today, limit) => {
  expect(periodicLimit(today)).toBe(limit);
});

test("days are counted from midnight to midnight, over a leap day too", () => {
  expect([daysSince("2024-02-28", "2024-03-01"), daysSince("2026-11-29", "2026-11-29")]).toEqual([2, 0]);
});
