import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asTypedMoney, parseLocalNumber } from "@/lib/platform/format/parse-number";

describe("parseLocalNumber", () => {
  test.each([
    ["0", "0"],
    ["47", "47"],
    ["007", "7"],
    ["1250", "1250"],
    ["12,5", "12.5"],
    ["12.5", "12.5"],
    ["12,50", "12.5"],
    ["1.2500", "1.25"],
    ["7,15", "7.15"],
    ["0.321", "0.321"],
    ["0,321", "0.321"],
    [",5", "0.5"],
    [".125", "0.125"],
    ["1250,500", "1250.5"],
    ["1.250.000", "1250000"],
    ["1,250,000", "1250000"],
    ["1.250,5", "1250.5"],
    ["1,250.5", "1250.5"],
    ["1.250,500", "1250.5"],
    ["1,250,000.75", "1250000.75"],
    ["1 250 000", "1250000"],
    ["1\u00a0250,5", "1250.5"],
    ["  12,5  ", "12.5"],
    ["-6,25", "-6.25"],
    ["\u22126,25", "-6.25"],
    ["- 6,25", "-6.25"],
    ["+0,19", "0.19"],
    ["-0", "0"],
    ["-0,00", "0"],
    ["123456789012345678,123456", "123456789012345678.123456"],
  ])("%j can only be %s", (input, value) => {
    expect(parseLocalNumber(input)).toEqual({ kind: "ok", value });
  });

  test.each([
    ["7,15%", "%", "7.15"],
    ["7,15 %", "%", "7.15"],
    ["7,15 persen", "%", "7.15"],
    ["7,15%", "% luas", "7.15"],
    ["7,15 % luas", "% luas", "7.15"],
    ["Rp25.000.000", "Rp", "25000000"],
    ["Rp 25.000.000,00", "Rp", "25000000"],
    ["Rp25.000.000,-", "Rp", "25000000"],
    ["rp. 2.500", "Rp", "2500"],
    ["Rp2,500", "Rp", "2500"],
    ["25.000,-", "Rp", "25000"],
    ["25.000.000 rupiah", "Rp", "25000000"],
    ["-Rp1.500", "Rp", "-1500"],
    ["Rp-1.500", "Rp", "-1500"],
    ["5 orang", "orang", "5"],
    ["5Orang", "orang", "5"],
    ["12,5 ton/hari", "ton/hari", "12.5"],
    ["1.250.000 jiwa/km²", "jiwa/km²", "1250000"],
    ["2,25 per 10.000", "per 10.000", "2.25"],
  ])("%j in a field of %s is its own unit and can only be %s", (input, unit, value) => {
    expect(parseLocalNumber(input, unit)).toEqual({ kind: "ok", value });
  });

  test.each([
    ["12,5%", "ton/hari", "%"],
    ["12,5%", null, "%"],
    ["Rp25.000", "orang", "Rp"],
    ["25.000,-", "orang", "Rp"],
    ["Rp25.000", null, "Rp"],
    ["12,5 ton", "ton/hari", "ton"],
    ["12,5 kg", "ton", "kg"],
    ["2,5 M", "Rp", "M"],
    ["Rp2,5 jt", "Rp", "Rp jt"],
    ["Rp5%", "%", "Rp %"],
    ["5 orang", "unit", "orang"],
    ["12.500%", "ton", "%"],
    ["1e5", null, "e5"],
    ["0x10", null, "x10"],
  ])("%j in a field of %s is asked back for its unit, never stripped of it", (input, own, unit) => {
    expect(parseLocalNumber(input, own)).toMatchObject({ kind: "foreignUnit", unit });
  });

  test.each([
    ["1.250", ["1250", "1.25"]],
    ["1,250", ["1250", "1.25"]],
    ["3.197", ["3197", "3.197"]],
    ["100.000", ["100000", "100"]],
    ["-1.250", ["-1250", "-1.25"]],
    ["12.500%", ["12500", "12.5"]],
  ] as const)("%j is asked back with both readings", (input, candidates) => {
    expect(parseLocalNumber(input, "%")).toEqual({ kind: "ambiguous", candidates });
  });

  test.each(["", " ", "\t\u00a0"])("%j is empty, which is not 0", (input) => {
    expect(parseLocalNumber(input)).toEqual({ kind: "empty" });
  });

  test.each([
    "abc",
    "-",
    "Rp",
    "%",
    ".",
    ",",
    "1,",
    "1.",
    "1.250,",
    "1,2,3",
    "1.25.000",
    "1.2500.000",
    "12.50,5",
    "0.250.000",
    "1.250.00",
    "1,250.500,5",
    "1.250.000,5,5",
    "1 25",
    "12 5",
    "1..5",
    "1,.5",
    "--5",
    "-Rp-5",
    "5-",
    "(5)",
    "NaN",
    "Infinity",
    "$5",
    "٣",
    "１２",
    "9".repeat(41),
  ])("%j is refused, not guessed", (input) => {
    expect(parseLocalNumber(input)).toEqual({ kind: "invalid" });
  });

  test("never throws and never gives anything but plain decimals", () => {
    const typed = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789.,- Rp%"), maxLength: 20 }));
    fc.assert(
      fc.property(typed, (input) => {
        const read = parseLocalNumber(input, "%");
        const values = read.kind === "ok" ? [read.value] : read.kind === "ambiguous" ? read.candidates : [];
        for (const value of values) expect(value).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
      }),
      { numRuns: 2000 },
    );
  });

  test("a unit is never dropped: what was read has no other letters than its own unit", () => {
    const unit = fc.constantFrom("%", "Rp", "orang", "ton/hari", "kg", "jt");
    fc.assert(
      fc.property(fc.nat(999), unit, unit, (figure, typed, own) => {
        const read = parseLocalNumber(typed === "Rp" ? `Rp${figure}` : `${figure} ${typed}`, own);
        expect(read.kind).toBe(typed === own ? "ok" : "foreignUnit");
      }),
    );
  });

  test("what is read once reads the same again, unless its own three decimals are ambiguous", () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,"), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(typed, (input) => {
        const read = parseLocalNumber(input);
        if (read.kind !== "ok") return;
        const again = parseLocalNumber(read.value);
        if (again.kind === "ambiguous") expect(again.candidates).toContain(read.value);
        else expect(again).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ["25000", "25000", "25000"],
  ["2500000", "2.500.000", "2,500,000"],
  ["26000000000", "26.000.000.000", "26,000,000,000"],
])("money of %s in a field is %s and %s, and is read as the same again", (amount, id, en) => {
  expect(asTypedMoney(amount, "id")).toBe(id);
  expect(asTypedMoney(amount, "en")).toBe(en);
  for (const typed of [id, en]) expect(parseLocalNumber(typed)).toMatchObject({ value: amount });
});
