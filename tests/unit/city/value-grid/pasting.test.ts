import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlock, spread, writeBlock } from "@/lib/city/value-grid/block";
import { readText, signOf } from "@/lib/city/value-grid/typed-cell";

const persons = { unit: "orang", decimals: 0, states: [] };
const percent = { unit: "%", decimals: 2, states: [] };
const tons = { unit: "ton", decimals: 3, states: [] };
const opinion = { unit: "predikat", decimals: 0, states: ["Wajar Tanpa Pengecualian", "Wajar Dengan Pengecualian"] };

describe("a text in a cell", () => {
  test.each([
    ["1.250,5", percent, { value: "1250.5" }],
    ["1,250.5", percent, { value: "1250.5" }],
    ["7,15%", percent, { value: "7.15" }],
    ["7.15 %", percent, { value: "7.15" }],
    ["1.250.000", persons, { value: "1250000" }],
    ["63 orang", persons, { value: "63" }],
    ["−12", tons, { value: "-12" }],
    ["0", persons, { value: "0" }],
  ])("%s is a figure", (text, row, expected) => expect(readText(text, row)).toEqual(expected));

  test.each(["", "  ", "-", "–", "n/a", "N/A", "#N/A", "…", "belum tersedia"])(
    "“%s” is no value, and never 0",
    (text) => expect(readText(text, persons)).toEqual({ nothing: true }),
  );

  test("what can be read in two ways is asked back", () => {
    expect(readText("1.250", tons)).toEqual({ fault: "ambiguous:1250:1.25" });
    expect(readText("1,250", percent)).toEqual({ fault: "ambiguous:1250:1.25" });
  });

  test("and not where the definition or the rest of the block leaves one reading", () => {
    expect(readText("1.250", persons)).toEqual({ value: "1250" });
    expect(readText("1.250", tons, ",")).toEqual({ value: "1250" });
    expect(readText("1.250", tons, ".")).toEqual({ value: "1.25" });
  });

  test("a foreign unit, and no number at all, are told", () => {
    expect(readText("12%", persons)).toEqual({ fault: "foreignUnit:%:orang" });
    expect(readText("banyak", persons)).toEqual({ fault: "number" });
  });

  test("a word is one of the definition's, however it is spaced or capitalised", () => {
    expect(readText(" wajar  tanpa pengecualian", opinion)).toEqual({ state: "Wajar Tanpa Pengecualian" });
    expect(readText("Baik", opinion)).toEqual({ fault: "loadState" });
  });
});

describe("whose hand a block is", () => {
  test.each([
    [["1.250", "12,5"], ","],
    [["1,250", "12.5"], "."],
    [["1.250.000", "1.250"], ","],
    [["1,250,000"], "."],
    [["1.250,5"], ","],
    [["7,15%"], ","],
    [["1.250", "63"], null],
    [["12,5", "12.5"], null],
    [["-", "n/a"], null],
  ])("%j", (texts, sign) => expect(signOf(texts)).toBe(sign));
});

describe("a block on the clipboard", () => {
  test("as Excel and Google Sheets put it there", () => {
    expect(readBlock("1\t2\r\n3\t4\r\n")).toEqual([
      ["1", "2"],
      ["3", "4"],
    ]);
    expect(readBlock("1\t\t3")).toEqual([["1", "", "3"]]);
    expect(readBlock('"a\nb"\t"say ""x"""')).toEqual([["a\nb", 'say "x"']]);
    expect(readBlock("")).toEqual([[""]]);
  });

  test("comes back as it was copied", () => {
    const cell = fc.string({ maxLength: 8, unit: fc.constantFrom("a", "1", ",", ".", '"', "\t", "\n", " ") });
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(block, (rows) => {
        // A last line of nothing cannot be told from the line that Excel ends with.
        fc.pre(rows.at(-1)?.join("") !== "");
        expect(readBlock(writeBlock(rows))).toEqual(rows);
      }),
    );
  });

  test("is bounded", () => {
    expect(readBlock("x\n".repeat(5000))).toHaveLength(250);
    expect(readBlock("x\t".repeat(5000))[0]).toHaveLength(60);
  });

  test("goes from the upper left corner on; a single cell fills what is selected", () => {
    const into = { top: 2, bottom: 3, left: 1, right: 2 };
    expect(spread([["a", "b"]], into)).toEqual([
      { row: 2, column: 1, text: "a" },
      { row: 2, column: 2, text: "b" },
    ]);
    expect(spread([["a"]], into)).toHaveLength(4);
  });
});
