import { expect, test } from "vitest";
import { isActionOverdue } from "@/lib/follow-ups/overdue";

test.each([
  { today: "2026-11-21", percent: 0, isCancelled: false, overdue: false },
  { today: "2026-11-22", percent: 0, isCancelled: false, overdue: false },
  { today: "2026-11-23", percent: 0, isCancelled: false, overdue: true },
  { today: "2026-11-23", percent: 99, isCancelled: false, overdue: true },
  { today: "2026-11-23", percent: 100, isCancelled: false, overdue: false },
  { today: "2026-11-23", percent: 0, isCancelled: true, overdue: false },
])("due on 22 November, at $percent %, given up $isCancelled, on $today late is $overdue", ({ today, ...action }) => {
  const { overdue, ...facts } = action;
  expect(isActionOverdue({ dueOn: "2026-11-22", ...facts }, today)).toBe(overdue);
});
