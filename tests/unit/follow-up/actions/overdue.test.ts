import { expect, test } from "vitest";
import { isActionOverdue, isLeftOff } from "@/lib/follow-up/actions/overdue";
import { STATES } from "@/lib/follow-up/recommendations/life";

test.each([
  { today: "2026-11-21", percent: 0, isCancelled: false, overdue: false },
  { today: "2026-11-22", percent: 0, isCancelled: false, overdue: false },
  { today: "2026-11-23", percent: 0, isCancelled: false, overdue: true },
  { today: "2026-11-23", percent: 99, isCancelled: false, overdue: true },
  { today: "2026-11-23", percent: 100, isCancelled: false, overdue: false },
  { today: "2026-11-23", percent: 0, isCancelled: true, overdue: false },
])("due on 22 November, at $percent %, given up $isCancelled, on $today late is $overdue", ({ today, ...action }) => {
  const { overdue, ...facts } = action;
  expect(isActionOverdue({ dueOn: "2026-11-22", state: null, ...facts }, today)).toBe(overdue);
});

const unfinished = { dueOn: "2026-11-22", percent: 80, isCancelled: false };

test("an unfinished action is late only while its recommendation is worked on, as nobody can move it after that", () => {
  const late = STATES.filter((state) => isActionOverdue({ ...unfinished, state }, "2026-11-23"));
  expect(new Set(late)).toEqual(new Set(["ASSIGNED", "IN_PROGRESS", "RETURNED"]));
});

test("one whose recommendation has ended is left off, unless it was done or given up", () => {
  const leftOff = (more: object) => STATES.filter((state) => isLeftOff({ ...unfinished, state, ...more }));
  expect(leftOff({})).toEqual(["CONFIRMED", "REPORTED"]);
  expect([leftOff({ percent: 100 }), leftOff({ isCancelled: true })]).toEqual([[], []]);
  expect(isLeftOff({ ...unfinished, state: null })).toBe(false);
});
