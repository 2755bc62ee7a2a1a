import { describe, expect, test } from "vitest";
import { COLUMNS, type SheetItem, SUMMARY_COLUMNS, toRow, toSummaryRows } from "@/lib/follow-up/stage-one-sheets/sheet";
import { summarize } from "@/lib/follow-up/stage-one-sheets/summary";

const ITEM: SheetItem = {
  id: "1",
  round: "2024",
  order: 3,
  text: "Terbitkan Perwali",
  dueOn: "2025-01-31",
  status: "DONE",
  pillar: { code: "GOVERNANCE", name: "Smart Governance" },
  agency: { code: "DLHKP", name: "Dinas LH" },
  answer: "Sudah terbit.",
  legalReason: "",
  evidence: [
    { id: "e1", title: "Perwali", url: "https://contoh.test/perwali" },
    { id: "e2", title: "Foto", url: null },
  ],
};

describe("a row of the stage 1 sheet", () => {
  test("has a cell for each heading; evidence stands with where it is read, a file behind its permission", () => {
    const row = toRow(ITEM, "https://kota.test");
    expect(row).toHaveLength(COLUMNS.length);
    expect(row).toEqual([
      ...[
        "2024",
        3,
        "Smart Governance",
        "Terbitkan Perwali",
        "Dinas LH",
        { day: "2025-01-31" },
        "sesuai",
        "Sudah terbit.",
        null,
        2,
      ],
      "Perwali: https://contoh.test/perwali\nFoto: https://kota.test/api/evidence/e2",
    ]);
  });

  test("names a round as the pages do, since its slug is a date to a spreadsheet", () => {
    expect(toRow({ ...ITEM, round: "2023-2" }, "")[0]).toBe("2023 tahap 2");
  });

  test("leaves empty what is missing, and says zero only of what was counted", () => {
    const row = toRow({ ...ITEM, pillar: null, dueOn: null, answer: "", evidence: [] }, "https://kota.test");
    expect([row[2], row[5], row[7], row[8], row[9], row[10]]).toEqual([null, null, null, null, 0, null]);
  });

  test("tells why it lawfully cannot be done", () => {
    const legalReason = "Kewenangan provinsi menurut undang-undang.";
    expect(toRow({ ...ITEM, status: "NOT_FEASIBLE", legalReason }, "")[8]).toBe(legalReason);
  });

  test.each([
    ["DONE", "sesuai"],
    ["IN_PROGRESS", "belum sesuai / dalam proses"],
    ["NOT_STARTED", "belum ditindaklanjuti"],
    ["NOT_FEASIBLE", "tidak dapat ditindaklanjuti dengan alasan sah"],
  ] as const)("tells %s in the words of BPK: %s", (status, word) => {
    expect(toRow({ ...ITEM, status }, "")[6]).toBe(word);
  });
});

describe("the summary of the stage 1 sheet", () => {
  const group = (name: string, ...statuses: Parameters<typeof summarize>[0]) => ({
    code: name,
    name,
    summary: summarize(statuses),
  });

  test("has the four statuses and both shares of the whole, of each agency and of each pillar", () => {
    const rows = toSummaryRows({
      whole: summarize(["DONE", "NOT_FEASIBLE", "IN_PROGRESS", "NOT_STARTED"]),
      agencies: [group("Dinas LH", "DONE", "IN_PROGRESS", "NOT_STARTED")],
      pillars: [group("", "NOT_FEASIBLE")],
    });
    expect(SUMMARY_COLUMNS.slice(3, 7).map(({ heading }) => heading)).toEqual([
      "sesuai",
      "belum sesuai / dalam proses",
      "belum ditindaklanjuti",
      "tidak dapat ditindaklanjuti dengan alasan sah",
    ]);
    expect(rows.slice(0, 3)).toEqual([
      ["Keseluruhan", "Semua rekomendasi", 4, 1, 1, 1, 1, 0, { share: 0.5 }, { share: 0.25 }],
      ["Perangkat daerah", "Dinas LH", 3, 1, 1, 1, 0, 0, { share: 1 / 3 }, { share: 1 / 3 }],
      ["Pilar", "Semua pilar", 1, 0, 0, 0, 1, 0, { share: 1 }, { share: 0 }],
    ]);
    for (const row of rows.slice(0, 3)) expect(row).toHaveLength(SUMMARY_COLUMNS.length);
  });

  test("says that the percentage is an internal calculation, and has none where there is nothing to follow up", () => {
    const rows = toSummaryRows({ whole: summarize([]), agencies: [], pillars: [] });
    expect(rows[0]?.slice(-2)).toEqual([null, null]);
    expect(rows.at(-1)?.[1]).toMatch(/hitungan internal/);
  });
});
