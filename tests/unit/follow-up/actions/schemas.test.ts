import { describe, expect, test } from "vitest";
import { actionDueSchema, actionUpdateSchema, newActionSchema } from "@/lib/follow-up/actions/schemas";

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

test("a due day is not set into the past; the city's own today still counts", () => {
  const TODAY = "2026-11-22";
  const isTaken = (dueOn: string) => [
    newActionSchema(TODAY).safeParse({ text: "Menyusun kajian", agencyCode: "DLHKP", dueOn }).success,
    actionDueSchema(TODAY).safeParse({ dueOn, note: "Menunggu data" }).success,
  ];
  expect(isTaken("2026-11-21")).toEqual([false, false]);
  expect(isTaken(TODAY)).toEqual([true, true]);
  expect(isTaken("2026-11-23")).toEqual([true, true]);
});
