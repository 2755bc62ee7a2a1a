import { describe, expect, test } from "vitest";
import { COLUMNS, type SheetItem, toRow } from "@/lib/stage-one-sheets/sheet";

const ITEM: SheetItem = {
  ...{ id: "1", round: "2024", order: 3, text: "Terbitkan Perwali", dueOn: "2025-01-31", status: "DONE" },
  ...{ pillar: { code: "GOVERNANCE", name: "Smart Governance" }, agency: { code: "DLHKP", name: "Dinas LH" } },
  answer: "Sudah terbit.",
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
      ...["2024", 3, "Smart Governance", "Terbitkan Perwali", "Dinas LH", "2025-01-31", "sesuai", "Sudah terbit.", 2],
      "Perwali: https://contoh.test/perwali\nFoto: https://kota.test/api/evidence/e2",
    ]);
  });

  test("leaves empty what is missing, and says zero only of what was counted", () => {
    const row = toRow({ ...ITEM, pillar: null, dueOn: null, answer: "", evidence: [] }, "https://kota.test");
    expect([row[2], row[5], row[7], row[8], row[9]]).toEqual([null, null, null, 0, null]);
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
