import { describe, expect, test } from "vitest";
import type { SheetItem } from "@/lib/evaluation/questionnaires/schemas";
import { COLUMNS, compareItems, readQuestionnaire, toRow } from "@/lib/evaluation/questionnaires/sheet";
import { readWorkbook, WORKBOOK_LIMITS, writeWorkbook } from "@/lib/platform/format/workbook";

const catalogue = {
  sections: ["OUTPUT", "IMPACT"],
  pillars: [{ code: "LIVING", subDimensions: ["HEALTH"] }],
};
const item = (given: Partial<SheetItem> = {}): SheetItem => ({
  code: "IMP-1",
  section: "IMPACT",
  pillar: "LIVING",
  subDimension: "HEALTH",
  textId: "Seberapa besar manfaatnya?",
  textEn: "How much benefit?",
  helpId: "",
  helpEn: "",
  minimum: "0",
  maximum: "4",
  weight: "0.125",
  evidenceRequired: true,
  notApplicableAllowed: false,
  proposal: "SURVEY_MEAN",
  formNumber: "2.3.b",
  formOrder: 12,
  ...given,
});
const header = COLUMNS.map(({ heading }) => heading);
const rowWith = (given: Record<string, unknown>) =>
  toRow(item()).map((value, index) => {
    const heading = header[index] ?? "";
    return heading in given ? given[heading] : value;
  }) as (string | number | null)[];
const read = (...rows: (string | number | null)[][]) => readQuestionnaire([header, ...rows], catalogue);

describe("a questionnaire as a workbook", () => {
  test("comes back from the file as it went in, also text that looks like a formula", async () => {
    const items = [
      item(),
      item({
        code: "OUT-1",
        section: "OUTPUT",
        pillar: null,
        subDimension: null,
        textId: "=1+1",
        helpId: "@x",
        proposal: null,
        formNumber: "1.10",
        formOrder: null,
      }),
    ];
    const file = await writeWorkbook({ name: "Kuesioner", columns: COLUMNS, rows: items.map(toRow) });
    const back = await readWorkbook(file);
    if (!back.ok) throw new Error(back.reason);
    expect(readQuestionnaire(back.rows, catalogue)).toEqual({ items, faults: [] });
  });

  test("is text in the file and never a formula", async () => {
    const yauzl = await import("yauzl");
    const file = await writeWorkbook({ name: "x", columns: [{ heading: "a", width: 5 }], rows: [["=HYPERLINK(1)"]] });
    const sheet = await new Promise<string>((resolve, reject) =>
      yauzl.fromBuffer(file, { lazyEntries: true }, (error, zip) => {
        if (error) return reject(error);
        zip.on("entry", (entry) => {
          if (!entry.fileName.endsWith("sheet1.xml")) return zip.readEntry();
          zip.openReadStream(entry, (_e, stream) => {
            const parts: Buffer[] = [];
            stream
              .on("data", (part: Buffer) => parts.push(part))
              .on("end", () => resolve(Buffer.concat(parts).toString()));
          });
        });
        zip.readEntry();
      }),
    );
    expect(sheet).not.toContain("<f>");
  });

  test.each([
    ["Kode", "", "required"],
    ["Kode", "A B", "itemCode"],
    ["Bagian", "LAIN", "sectionUnknown"],
    ["Pilar", "MOBILITY", "pillarUnknown"],
    ["Subdimensi", "ENERGY", "subDimensionUnknown"],
    ["Pertanyaan", null, "required"],
    ["Nilai maksimum", 0, "scaleOrder"],
    ["Nilai maksimum", "banyak", "number"],
    ["Bobot", "1.250", "ambiguous:1250:1.25"],
    ["Wajib bukti", "mungkin", "yesNo"],
    ["Usulan nilai", "tebakan", "proposalUnknown"],
    ["Urutan formulir", "satu", "wholeNumber"],
  ])("a fault in %s (%s) is named with its row and column", (column, value, fault) => {
    expect(read(toRow(item({ code: "OK-1" })), rowWith({ [column]: value })).faults).toEqual([
      { row: 3, column, fault },
    ]);
  });

  test("a code twice, a missing column and an empty sheet are faults", () => {
    expect(read(toRow(item()), toRow(item())).faults).toEqual([{ row: 3, column: "Kode", fault: "codeTwice" }]);
    expect(readQuestionnaire([header.slice(1)], catalogue).faults).toEqual([
      { row: 1, column: "Kode", fault: "columnMissing" },
    ]);
    expect(read().faults).toEqual([{ row: 2, column: null, fault: "sheetEmpty" }]);
  });

  test("a number cell is exact, never ambiguous", () => {
    expect(read(rowWith({ Bobot: 1.125 })).items[0]?.weight).toBe("1.125");
  });

  test("what it would add, change, remove and leave is told by code", () => {
    const before = [item(), item({ code: "B" }), item({ code: "C" })];
    const after = [item({ code: "B", textId: "Lain?" }), item({ code: "C" }), item({ code: "D" })];
    expect(compareItems(before, after)).toEqual({ added: ["D"], changed: ["B"], removed: ["IMP-1"], unchanged: 1 });
  });
});

describe("a file that is refused as a whole", () => {
  test("larger than 5 MB, of another kind, or with more than 2,000 rows", async () => {
    expect(await readWorkbook(Buffer.alloc(WORKBOOK_LIMITS.bytes + 1))).toEqual({ ok: false, reason: "fileSize" });
    expect(await readWorkbook(Buffer.from("MZ this is no workbook at all"))).toEqual({ ok: false, reason: "fileKind" });
    expect(await readWorkbook(Buffer.from("PK\u0003\u0004 and then nothing of the kind"))).toEqual({
      ok: false,
      reason: "fileKind",
    });
    const rows = Array.from({ length: 2001 }, (_, row) => [row]);
    const long = await writeWorkbook({ name: "x", columns: [{ heading: "a", width: 5 }], rows });
    expect(await readWorkbook(long)).toEqual({ ok: false, reason: "fileRows" });
  });
});
