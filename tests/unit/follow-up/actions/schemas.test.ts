import { describe, expect, test } from "vitest";
import { actionDueSchema, actionUpdateSchema, newActionSchema } from "@/lib/follow-up/actions/schemas";
import { wibToday } from "@/lib/platform/format/date";

const DAY_MS = 86_400_000;
const day = (offset: number) => wibToday(new Date(Date.now() + offset * DAY_MS));

describe("how an action goes on", () => {
  test.each([
    { percent: "0", read: 0 },
    { percent: "100", read: 100 },
    { percent: "101", read: "percentRange" },
    { percent: "-1", read: "wholeNumber" },
    { percent: "12,5", read: "wholeNumber" },
    { percent: "", read: "wholeNumber" },
  ])("“$percent” is read as $read", ({ percent, read }) => {
    const result = actionUpdateSchema.safeParse({ percent, note: "Sudah berjalan" });
    expect(result.success ? result.data.percent : result.error.issues[0]?.message).toBe(read);
  });

  test("is told with a note that says something", () => {
    expect(actionUpdateSchema.safeParse({ percent: "1", note: " ok  " }).error?.issues[0]?.message).toBe("noteShort");
  });
});

test("a due day is not set into the past; today, in WIB, still counts", () => {
  const isTaken = (dueOn: string) => [
    newActionSchema.safeParse({ text: "Menyusun kajian", agencyCode: "DLHKP", dueOn }).success,
    actionDueSchema.safeParse({ dueOn, note: "Menunggu data" }).success,
  ];
  expect(isTaken(day(-1))).toEqual([false, false]);
  expect(isTaken(day(1))).toEqual([true, true]);
  // Asked before and after, so that a midnight in between does not decide.
  const before = day(0);
  const taken = isTaken(before);
  if (day(0) === before) expect(taken).toEqual([true, true]);
});
