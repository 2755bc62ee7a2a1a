import { describe, expect, test } from "vitest";
import { definitionFor } from "@/lib/city/indicators/definition-for";
import { isMeasured } from "@/lib/city/indicators/retirement";
import { slugOfName } from "@/lib/city/programme-register/editable";
import { isActive, isOverFocus } from "@/lib/city/programme-register/focus";

describe("the focus of a pillar", () => {
  test.each([
    [null, true],
    ["RUNNING", true],
    ["PLANNED", false],
    ["STOPPED", false],
    ["FINISHED", false],
  ] as const)("a programme that is %s is active: %s", (status, active) => {
    expect(isActive(status)).toBe(active);
  });

  test.each([
    [6, 5, true],
    [5, 5, false],
    [600, null, false],
  ])("%i active with a bound of %s is too many: %s", (active, bound, over) => {
    expect(isOverFocus(active, bound)).toBe(over);
  });
});

test.each([
  ["Kota Cerdas & Hijau", "kota-cerdas-hijau"],
  ["Éco—Pasar №1", "eco-pasar-1"],
  ["!!!", "program"],
  ["panjang ".repeat(30), "panjang-panjang-panjang-panjang-panjang-panjang-panjang"],
])("the address of %s is %s", (name, slug) => {
  expect(slugOfName(name)).toBe(slug);
});

test.each([
  ["2025", null, true],
  ["2025", "2026-01-01", true],
  ["2025", "2025-12-31", false],
  ["2026-03", "2026-03-31", false],
  ["2026-Q1", "2026-04-01", true],
])("an indicator is measured in %s when it is retired from %s: %s", (period, retiredFrom, measured) => {
  expect(isMeasured(period, retiredFrom)).toBe(measured);
});

describe("the definition of a period", () => {
  const first = { number: 1, current: false, validFrom: null };
  const second = { number: 2, current: true, validFrom: new Date("2026-01-01T00:00:00Z") };
  test.each([
    ["2025", 1],
    ["2026", 2],
    ["2026-01", 2],
    ["2025-12", 1],
  ])("of %s is number %i", (period, number) => {
    expect(definitionFor([first, second], period)?.number).toBe(number);
  });

  test("without days is the present one, as the shipped facts have it", () => {
    expect(definitionFor([first, { ...second, validFrom: null }], "1999")?.number).toBe(2);
  });
});
