import { describe, expect, test } from "vitest";
import { type CellFacts, isEmpty, isSame, keyOf, lockOf, partsOf } from "@/lib/city/value-grid/cell";
import { periodsIn, yearsShown } from "@/lib/city/value-grid/columns";

const facts: CellFacts = {
  period: "2026-03",
  today: "2026-05-10",
  retiredFrom: null,
  isMeasuredAlike: true,
  mayEnter: true,
  status: null,
};

describe("why a cell takes nothing", () => {
  test.each<[Partial<CellFacts>, ReturnType<typeof lockOf>]>([
    [{}, null],
    [{ status: "DRAFT" }, null],
    [{ status: "RETURNED" }, null],
    [{ status: "SUBMITTED" }, "submitted"],
    [{ status: "VERIFIED" }, "verified"],
    [{ status: "PUBLISHED" }, "published"],
    [{ period: "2026-06" }, "future"],
    [{ period: "2026-05" }, null],
    [{ retiredFrom: "2026-03-31" }, "retired"],
    [{ retiredFrom: "2026-04-01" }, null],
    [{ isMeasuredAlike: false }, "measuredOtherwise"],
    [{ mayEnter: false }, "notYours"],
    [{ mayEnter: false, status: "PUBLISHED" }, "published"],
  ])("%o", (given, lock) => expect(lockOf({ ...facts, ...given })).toBe(lock));
});

describe("the years that are shown", () => {
  test.each([
    ["MONTHLY", {}, "2026-05-10", { from: 2026, to: 2026 }],
    // The last whole month, which is what is owed, is December.
    ["MONTHLY", {}, "2026-01-10", { from: 2025, to: 2026 }],
    ["YEARLY", {}, "2026-05-10", { from: 2017, to: 2026 }],
    ["MONTHLY", { from: 2010 }, "2026-05-10", { from: 2024, to: 2026 }],
    ["MONTHLY", { from: 2024, to: 2024 }, "2026-05-10", { from: 2024, to: 2024 }],
    ["QUARTERLY", { from: 2030, to: 2040 }, "2026-05-10", { from: 2026, to: 2026 }],
    ["YEARLY", { from: 2025, to: 2020 }, "2026-05-10", { from: 2020, to: 2020 }],
  ] as const)("%s %o on %s", (frequency, asked, today, years) =>
    expect(yearsShown(frequency, asked, today)).toEqual(years),
  );

  test("with all their periods", () => expect(periodsIn("QUARTERLY", { from: 2025, to: 2026 })).toHaveLength(8));
});

test("what a cell says", () => {
  const said = { value: "1", numerator: "", denominator: "", state: "" };
  const content = { ...said, certainty: "FINAL" as const, source: "x", note: "" };
  expect(isEmpty(null)).toBe(true);
  expect(isEmpty({ ...content, value: "" })).toBe(true);
  expect(isSame(null, { ...content, value: "" })).toBe(true);
  expect(isSame(content, { ...content, source: "y" })).toBe(false);
  expect(partsOf(keyOf("GOV-01", "2026-Q1"))).toEqual({ code: "GOV-01", period: "2026-Q1" });
});
