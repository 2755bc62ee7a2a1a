import { describe, expect, it } from "vitest";
import { readWorkbook, WORKBOOK_LIMITS, type WrittenCell, writeWorkbook } from "@/lib/platform/format/workbook";

const columns = [
  { heading: "Nama", width: 20 },
  { heading: "Nilai", width: 10 },
];
const written = (rows: WrittenCell[][]) => writeWorkbook({ name: "Uji", columns, rows });
const readBack = async (rows: WrittenCell[][]) => {
  const read = await readWorkbook(await written(rows));
  return read.ok ? read.rows.slice(1) : read.reason;
};

describe("a workbook", () => {
  it("is read as it was written, headings first", async () => {
    expect(await readWorkbook(await written([["Bank Sampah", 63]]))).toEqual({
      ok: true,
      rows: [
        ["Nama", "Nilai"],
        ["Bank Sampah", 63],
      ],
    });
  });

  it.each(["=1+1", "+62", "-3", "@SUM(A1)", "2023", "007"])("keeps the text %j a text", async (text) => {
    expect(await readBack([[text, 1]])).toEqual([[text, 1]]);
  });

  it("keeps figures, shares and days as what can be computed with", async () => {
    expect(await readBack([[{ figure: "3.197" }, { share: 0.125 }]])).toEqual([[3.197, 0.125]]);
    expect(await readBack([[{ day: "2024-03-05" }, { instant: "2024-03-05T18:30:00Z" }]])).toEqual([
      [new Date("2024-03-05T00:00:00Z"), new Date("2024-03-06T01:30:00Z")],
    ]);
  });

  it("loses no digit of a long whole amount: it becomes a text", async () => {
    expect(await readBack([[{ figure: "123456789012345" }, { figure: "1234567890123456" }]])).toEqual([
      [123456789012345, "1234567890123456"],
    ]);
  });

  it("leaves an empty cell empty", async () => {
    expect(await readBack([["x", null]])).toEqual([["x", null]]);
    expect(await readBack([["x", ""]])).toEqual([["x", null]]);
  });

  it("that is none, too large or too long is refused with the reason", async () => {
    expect(await readWorkbook(Buffer.from("bukan berkas Excel"))).toEqual({ ok: false, reason: "fileKind" });
    expect(await readWorkbook(Buffer.alloc(WORKBOOK_LIMITS.bytes + 1))).toEqual({ ok: false, reason: "fileSize" });
    const rows = (count: number) => Array.from({ length: count }, () => ["x", 1]);
    expect(await readBack(rows(WORKBOOK_LIMITS.rows + 1))).toBe("fileRows");
    expect(await readBack(rows(WORKBOOK_LIMITS.rows))).toHaveLength(WORKBOOK_LIMITS.rows);
  });
});
