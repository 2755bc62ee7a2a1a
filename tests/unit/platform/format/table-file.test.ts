import fc from "fast-check";
import Papa from "papaparse";
import { readSheet } from "read-excel-file/node";
import { describe, expect, test } from "vitest";
import { tableBytes, tableFileName, tableText } from "@/lib/platform/format/table-file";
import type { WrittenCell } from "@/lib/platform/format/workbook";

const sheet = (...rows: WrittenCell[][]) => ({
  name: "Nilai",
  columns: ["nama", "nilai"].map((heading) => ({ heading, width: 10 })),
  rows,
});
const lines = (text: string) => text.replace("\uFEFF", "").trimEnd().split("\r\n").slice(1);

describe("A table for a reader", () => {
  test.each([
    ["csv-id", "Indeks Gini;0,642"],
    ["csv-en", "Indeks Gini,0.642"],
    ["csv", "Indeks Gini,0.642"],
  ] as const)("stands in the convention of %s, with the mark that spreadsheets need", (format, line) => {
    const text = tableText(sheet(["Indeks Gini", { figure: "0.642" }]), format);
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(lines(text)).toEqual([line]);
  });

  test.each([
    [{ figure: "-6.25" }, "-6,25"],
    [-6.25, "-6,25"],
    [{ share: 0.925 }, "92,5"],
    [{ figure: "25000000000" }, "25000000000"],
    [{ figure: "1e-7" }, "0,0000001"],
    [null, ""],
    ["2023", "2023"],
    ["3.31", "3.31"],
  ] as [WrittenCell, string][])(
    "%j becomes %s: a figure gets the comma, a text keeps what it says",
    (cell, expected) => {
      expect(lines(tableText(sheet(["x", cell]), "csv-id"))).toEqual([`x;${expected}`]);
    },
  );

  test.each(["=1+1", "+62812", "-buka", "@SUM(A1)", '=HYPERLINK("x")'])(
    "%j is never run, and a minus never lost",
    async (typed) => {
      for (const format of ["csv-id", "csv-en", "csv"] as const) {
        const { data } = Papa.parse<string[]>(
          tableText(sheet([typed, { figure: "-0.5" }]), format).replace("\uFEFF", ""),
          {
            delimiter: format === "csv-id" ? ";" : ",",
            skipEmptyLines: true,
          },
        );
        expect(data[1]?.[0]).toBe(`'${typed}`);
        expect(data[1]?.[1]).toBe(format === "csv-id" ? "-0,5" : "-0.5");
      }
      // A workbook says of each cell that it is text; nothing need be put in front.
      const rows = await readSheet(Buffer.from(await tableBytes([sheet([typed, { figure: "-0.5" }])], "xlsx")));
      expect(rows[1]).toEqual([typed, -0.5]);
    },
  );

  test.each(["csv", "csv-id", "csv-en"] as const)("that is empty is its header and nothing else, in %s", (format) => {
    expect(tableText(sheet(), format)).toBe(`\uFEFFnama${format === "csv-id" ? ";" : ","}nilai\r\n`);
  });

  test("that is empty is its header and nothing else, as a workbook", async () => {
    expect(await readSheet(Buffer.from(await tableBytes([sheet()], "xlsx")))).toEqual([["nama", "nilai"]]);
  });

  test("comes back as it was, whatever stands in its texts", () => {
    fc.assert(
      fc.property(fc.constantFrom("csv", "csv-id", "csv-en"), fc.string(), (format, text) => {
        const parsed = Papa.parse<string[]>(tableText(sheet([text, 1]), format as "csv").replace("\uFEFF", ""), {
          delimiter: format === "csv-id" ? ";" : ",",
          newline: "\r\n",
        });
        expect([text, `'${text}`]).toContain(parsed.data[1]?.[0]);
      }),
    );
  });

  test("says in its name for whom it is", () => {
    const formats = ["csv", "csv-id", "csv-en", "xlsx"] as const;
    expect(formats.map((format) => tableFileName("nilai", format))).toEqual([
      "nilai.csv",
      "nilai-id.csv",
      "nilai-en.csv",
      "nilai.xlsx",
    ]);
  });
});
