import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatDecimal, formatPercent, formatRupiah, formatSigned } from "@/lib/platform/format/number";
import { parseLocalNumber } from "@/lib/platform/format/parse-number";

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, places]) => new Decimal(digits.toString()).div(new Decimal(10).pow(places)).toFixed());

describe("formatDecimal", () => {
  test.each([
    { value: "1234.56", decimals: 2, id: "1.234,56", en: "1,234.56" },
    { value: "1234567.891", decimals: 2, id: "1.234.567,89", en: "1,234,567.89" },
    { value: "999", decimals: 0, id: "999", en: "999" },
    { value: "1000", decimals: 0, id: "1.000", en: "1,000" },
    { value: "0", decimals: 2, id: "0,00", en: "0.00" },
    { value: "-6.25", decimals: 2, id: "−6,25", en: "−6.25" },
    { value: "3.315", decimals: 2, id: "3,32", en: "3.32" },
    { value: "1.005", decimals: 2, id: "1,01", en: "1.01" },
    { value: "-1.005", decimals: 2, id: "−1,01", en: "−1.01" },
    { value: "3.197", decimals: 3, id: "3,197", en: "3.197" },
    { value: "-0.001", decimals: 2, id: "0,00", en: "0.00" },
    { value: "0.321", decimals: undefined, id: "0,321", en: "0.321" },
    { value: "1e21", decimals: 0, id: "1.000.000.000.000.000.000.000", en: "1,000,000,000,000,000,000,000" },
    {
      value: "123456789012345678.123456",
      decimals: 6,
      id: "123.456.789.012.345.678,123456",
      en: "123,456,789,012,345,678.123456",
    },
  ])("$value with $decimals decimals reads $id and $en", ({ value, decimals, id, en }) => {
    expect(formatDecimal(value, { locale: "id", decimals })).toBe(id);
    expect(formatDecimal(new Decimal(value), { locale: "en", decimals })).toBe(en);
  });

  test.each(["", "abc", "NaN", "Infinity", "1,5"])("%j is an error, not a number on a page", (value) => {
    expect(() => formatDecimal(value, { locale: "id" })).toThrow();
  });

  test("no digit is lost: what is written reads back as the same number", () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom("id" as const, "en" as const), (value, locale) => {
        const read = parseLocalNumber(formatDecimal(value, { locale }));
        if (read.kind === "ambiguous") expect(read.candidates).toContain(value);
        else expect(read).toEqual({ kind: "ok", value });
      }),
    );
  });
});

describe("formatSigned", () => {
  test.each([
    { value: "0.19", decimals: 2, expected: "+0,19" },
    { value: "-0.113", decimals: 3, expected: "−0,113" },
    { value: "0", decimals: 2, expected: "0,00" },
    { value: "0.001", decimals: 2, expected: "0,00" },
    { value: "-0.001", decimals: 2, expected: "0,00" },
    { value: "1234.5", decimals: 1, expected: "+1.234,5" },
  ])("$value reads $expected", ({ value, decimals, expected }) => {
    expect(formatSigned(value, { locale: "id", decimals })).toBe(expected);
  });
});

describe("percent and rupiah", () => {
  test("a percentage is given in percent", () => {
    expect(formatPercent("7.15", { locale: "id", decimals: 2 })).toBe("7,15%");
    expect(formatPercent("92.7536", { locale: "en", decimals: 2 })).toBe("92.75%");
  });

  test.each([
    { value: "25000000", id: "Rp25.000.000", en: "Rp25,000,000" },
    { value: "-1500.5", id: "−Rp1.501", en: "−Rp1,501" },
    { value: "0", id: "Rp0", en: "Rp0" },
  ])("$value rupiah is $id", ({ value, id, en }) => {
    expect(formatRupiah(value, { locale: "id" })).toBe(id);
    expect(formatRupiah(value, { locale: "en" })).toBe(en);
  });
});
