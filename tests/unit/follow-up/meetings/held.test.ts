import { describe, expect, test } from "vitest";
import { isHeldTooEarly } from "@/lib/follow-up/meetings/held";
import { yearsOfMeetings } from "@/lib/follow-up/meetings/rhythm";

describe("a meeting that is said to have been held", () => {
  test.each([
    { status: "HELD", heldOn: "2026-05-06", early: true },
    { status: "HELD", heldOn: "2026-05-05", early: false },
    { status: "HELD", heldOn: "2026-05-04", early: false },
    { status: "PLANNED", heldOn: "2026-05-06", early: false },
    { status: "CANCELLED", heldOn: "2026-05-06", early: false },
  ] as const)("$status on $heldOn, told on 2026-05-05, is too early: $early", ({ early, ...meeting }) => {
    expect(isHeldTooEarly(meeting, "2026-05-05")).toBe(early);
  });
});

describe("meetings that are planned", () => {
  test("are those from today on: a day that went by without a meeting is no plan any more", () => {
    const meetings = ["2025-12-01", "2026-05-04", "2026-05-05", "2026-12-31"].map((heldOn) => ({
      heldOn,
      status: "PLANNED" as const,
    }));
    const planned = yearsOfMeetings(meetings, [], "2026-05-05").map((year) => [year.year, year.planned]);
    expect(planned).toEqual([
      [2026, 2],
      [2025, 0],
    ]);
  });
});
