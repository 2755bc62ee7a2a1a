import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatCompact,
  formatDecimal,
  formatPercent,
  formatRupiah,
  formatRupiahProse,
  formatSigned,
} from "@/lib/format/number";
import { parseLocalNumber } from "@/lib/format/parse-number";

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

  test.each([
    { value: "2000000000", id: "Rp2 miliar", en: "Rp2 billion" },
    { value: "2500000000", id: "Rp2,5 miliar", en: "Rp2.5 billion" },
    { value: "25000000", id: "Rp25 juta", en: "Rp25 million" },
    { value: "1234567890123", id: "Rp1,23 triliun", en: "Rp1.23 trillion" },
    { value: "2500000000000000", id: "Rp2.500 triliun", en: "Rp2,500 trillion" },
    { value: "999999999", id: "Rp1 miliar", en: "Rp1 billion" },
    { value: "950000000", id: "Rp950 juta", en: "Rp950 million" },
    { value: "950000", id: "Rp950.000", en: "Rp950,000" },
    { value: "-2000000000", id: "−Rp2 miliar", en: "−Rp2 billion" },
    { value: "0", id: "Rp0", en: "Rp0" },
  ])("$value rupiah in a sentence is $id and $en", ({ value, id, en }) => {
    expect(formatRupiahProse(value, { locale: "id" })).toBe(id);
    expect(formatRupiahProse(value, { locale: "en" })).toBe(en);
  });
});

describe("formatCompact", () => {
  test.each([
    { value: "2500000000", id: "2,5 M", en: "2.5 bn" },
    { value: "25000000", id: "25 jt", en: "25 mn" },
    { value: "4611", id: "4,6 rb", en: "4.6 k" },
    { value: "2000000000000", id: "2 T", en: "2 tn" },
    { value: "999", id: "999", en: "999" },
    { value: "999.96", id: "1 rb", en: "1 k" },
    { value: "999949", id: "999,9 rb", en: "999.9 k" },
    { value: "999950", id: "1 jt", en: "1 mn" },
    { value: "950000000", id: "950 jt", en: "950 mn" },
    { value: "7.15", id: "7,2", en: "7.2" },
    { value: "-2500000", id: "−2,5 jt", en: "−2.5 mn" },
    { value: "0", id: "0", en: "0" },
  ])("$value is $id and $en", ({ value, id, en }) => {
    expect(formatCompact(value, { locale: "id" })).toBe(id);
    expect(formatCompact(value, { locale: "en" })).toBe(en);
  });

  test("never shows a thousand of a unit that has a larger one", () => {
    const amounts = fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }).map(String);
    fc.assert(
      fc.property(amounts, (value) => {
        const [number = ""] = formatCompact(value, { locale: "en" }).split(" ");
        expect(number).toMatch(value.length > 14 ? /^1,000$|^\d{1,3}(\.\d)?$/ : /^\d{1,3}(\.\d)?$/);
      }),
    );
  });
});
