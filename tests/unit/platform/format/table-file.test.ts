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
    ["3.31", "'3.31"],
    [{ day: "2024-01-31" }, "31 Januari 2024"],
    [{ instant: "2026-11-29T20:05:23.404Z" }, "30 November 2026, pukul 03.05 WIB"],
  ] as [WrittenCell, string][])(
    "%j becomes %s: a figure gets the comma, a date its words, a text keeps what it says",
    (cell, expected) => {
      expect(lines(tableText(sheet(["x", cell]), "csv-id"))).toEqual([`x;${expected}`]);
    },
  );

  test.each([
    ...["11.3", "2024-2", "2022/1", "1-2", "007", "10:30", "1E5", "50%", "MAR-03", "3-Mei", "11 am", "2022-10"],
    ...["2024-01-31", "1.442", "12,5", "1234567890123456", " 11.3"],
  ])("%j is text that stays as it is, for people and for programs", async (typed) => {
    expect(lines(tableText(sheet([typed, 1]), "csv-id"))[0]).toMatch(/^"?'/);
    const [program] = Papa.parse<string[]>(lines(tableText(sheet([typed, 1]), "csv"))[0] ?? "").data;
    expect(program?.[0]).toBe(typed);
    const rows = await readSheet(Buffer.from(await tableBytes([sheet([typed, 1])], "xlsx")), { trim: false });
    expect(rows[1]?.[0]).toBe(typed);
  });

  test.each(["2023", "0", "GOV-03", "SDG 11.3", "Desa-01", "Triwulan III 2023", "Marzuki 3", "jiwa/km²"])(
    "%j needs no sign in front",
    (typed) => {
      expect(lines(tableText(sheet([typed, 1]), "csv-id"))).toEqual([`${typed};1`]);
    },
  );

  test("has real dates in a workbook, in the clock of WIB", async () => {
    const cells = [{ day: "2024-01-31" }, { instant: "2026-11-29T20:05:23.404Z" }];
    const rows = await readSheet(Buffer.from(await tableBytes([sheet(cells)], "xlsx")));
    // Workbooks count days in fractions, so an hour comes back to the millisecond only.
    const minutes = rows[1]?.map((cell) => (cell instanceof Date ? Math.round(cell.getTime() / 60_000) : cell));
    expect(minutes).toEqual(["2024-01-31T00:00Z", "2026-11-30T03:05Z"].map((at) => Date.parse(at) / 60_000));
  });

  test.each(["=1+1", "+62812", "-buka", "@SUM(A1)", '=HYPERLINK("x")', " =1+1", "＝1+1"])(
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
      const rows = await readSheet(Buffer.from(await tableBytes([sheet([typed, { figure: "-0.5" }])], "xlsx")), {
        trim: false,
      });
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
