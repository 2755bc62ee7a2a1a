import { expect, test } from "vitest";
import { lastDayOf } from "@/lib/site/reasons/round-day";

test.each([
  [{ heldOn: "2024-11-13", letter: { date: "2024-11-25" } }, "2024-11-25"],
  [{ heldOn: "2024-11-13", letter: { date: null } }, "2024-11-13"],
  [{ heldOn: "2024-02", letter: { date: null } }, "2024-02-29"],
  [{ heldOn: "2023-12", letter: { date: null } }, "2023-12-31"],
  [{ heldOn: null, letter: { date: null } }, "2024-12-31"],
])("the last day of a round of %j is %s", (round, day) => {
  expect(lastDayOf({ year: 2024, ...round })).toBe(day);
});
