import { describe, expect, test } from "vitest";
import { isQuiet } from "@/lib/work/reminders/quiet";

const RULES = { quietFrom: 17, quietTo: 7, quietWeekdays: [6, 7], quietDays: [new Date("2026-08-17")] };

describe("quiet hours are the city's", () => {
  test.each([
    // A Wednesday.
    { at: "2026-11-25T00:00:00Z", zone: "Asia/Jakarta", quiet: false },
    { at: "2026-11-24T23:59:59Z", zone: "Asia/Jakarta", quiet: true },
    { at: "2026-11-24T23:59:59Z", zone: "Asia/Makassar", quiet: false },
    { at: "2026-11-25T10:00:00Z", zone: "Asia/Jakarta", quiet: true },
    { at: "2026-11-25T09:59:59Z", zone: "Asia/Jakarta", quiet: false },
    { at: "2026-11-25T08:00:00Z", zone: "Asia/Jayapura", quiet: true },
    // Friday evening in UTC is Saturday in the city; a Monday that is a day off.
    { at: "2026-11-28T03:00:00Z", zone: "Asia/Jakarta", quiet: true },
    { at: "2026-08-17T03:00:00Z", zone: "Asia/Jakarta", quiet: true },
    { at: "2026-08-18T03:00:00Z", zone: "Asia/Jakarta", quiet: false },
  ] as const)("$at in $zone: $quiet", ({ at, zone, quiet }) => {
    expect(isQuiet(RULES, zone, new Date(at))).toBe(quiet);
  });

  test("within a day, and none where both hours are the same", () => {
    const noon = new Date("2026-11-25T05:00:00Z");
    expect(isQuiet({ ...RULES, quietFrom: 12, quietTo: 13 }, "Asia/Jakarta", noon)).toBe(true);
    expect(isQuiet({ ...RULES, quietFrom: 13, quietTo: 14 }, "Asia/Jakarta", noon)).toBe(false);
    expect(isQuiet({ ...RULES, quietFrom: 12, quietTo: 12 }, "Asia/Jakarta", noon)).toBe(false);
  });
});
