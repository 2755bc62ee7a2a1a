import { expect, test } from "vitest";
import { exactJson } from "@/lib/platform/db/exact-json";

test("numbers too long for JavaScript's own stand in quotation marks, in lists and below zero too", () => {
  const json = '[{"value": 123456789012345678.123456, "low": -0.1234567890123456, "year": 2024, "none": null}]';
  expect(JSON.parse(exactJson(json))).toEqual([
    { value: "123456789012345678.123456", low: "-0.1234567890123456", year: 2024, none: null },
  ]);
});

test("what stands within texts stays as it is", () => {
  const json = JSON.stringify({ note: 'kata "12345678901234567890" dan \\', more: "[1234567890123456789]", at: 12 });
  expect(exactJson(json)).toBe(json);
  const mixed = `{"note": "a \\"1234567890123456789\\" b", "value": 1234567890123456789}`;
  expect(exactJson(mixed)).toBe(`{"note": "a \\"1234567890123456789\\" b", "value": "1234567890123456789"}`);
});
