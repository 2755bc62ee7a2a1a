import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOverdue } from "@/lib/follow-up/recommendations/overdue";
import { dayIn } from "@/lib/platform/format/date";

const today = (now: Date) => dayIn("Asia/Jakarta", now);
const DUE = { dueOn: "2026-11-22", status: "IN_PROGRESS" } as const;

describe("isOverdue", () => {
  test.each([
    { at: "2026-11-22T00:00:00+07:00", overdue: false },
    { at: "2026-11-22T23:59:59.999+07:00", overdue: false },
    { at: "2026-11-23T00:00:00+07:00", overdue: true },
    { at: "2026-11-22T16:59:59Z", overdue: false },
    { at: "2026-11-22T17:00:00Z", overdue: true },
    { at: "2026-11-23T00:30:00+09:00", overdue: false },
    { at: "2027-01-01T00:00:00+07:00", overdue: true },
  ])("due on 22 November, at $at overdue is $overdue: the day ends at midnight WIB", ({ at, overdue }) => {
    expect(isOverdue(DUE, today(new Date(at)))).toBe(overdue);
  });

  test.each([
    { status: "NOT_STARTED", overdue: true },
    { status: "IN_PROGRESS", overdue: true },
    { status: null, overdue: true },
    { status: "DONE", overdue: false },
    { status: "NOT_FEASIBLE", overdue: false },
  ] as const)("a past due date with status $status: $overdue", ({ status, overdue }) => {
    expect(isOverdue({ ...DUE, status }, "2026-12-31")).toBe(overdue);
  });

  test("without a due date nothing is overdue", () => {
    expect(isOverdue({ dueOn: null, status: "NOT_STARTED" }, "2099-01-01")).toBe(false);
  });

  test("once overdue, it stays overdue", () => {
    const instants = fc.date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [earlier, later] = a <= b ? [a, b] : [b, a];
        if (isOverdue(DUE, today(earlier))) expect(isOverdue(DUE, today(later))).toBe(true);
      }),
    );
  });
});
