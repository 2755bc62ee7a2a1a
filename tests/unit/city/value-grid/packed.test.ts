import { expect, test } from "vitest";
import type { Cell, Lock } from "@/lib/city/value-grid/cell";
import { packRows, unpackRows } from "@/lib/city/value-grid/packed";
import type { GridRow } from "@/lib/city/value-grid/queries";

const cell = (more: Partial<Cell> = {}): Cell => ({
  ...{ id: "0193", version: 3, status: "PUBLISHED", returnReason: "", value: "12.5", numerator: "", denominator: "" },
  ...{ state: "", certainty: "FINAL", source: "Laporan", note: "", corrects: null, lacks: {}, asked: null },
  ...{ may: { callBack: false, discard: false }, isOthers: false },
  ...more,
});
const row = (
  code: string,
  cells: { cell: Cell | null; lock: Lock | null }[],
  more: Partial<GridRow> = {},
): GridRow => ({
  ...{ code, name: `Nama ${code}`, pillar: { code: "ECO", name: "Ekonomi" }, agency: "Disdag", byKelurahan: false },
  ...{ unit: "unit", decimals: 0, partDecimals: null, states: [], ratioFactor: null, mayEnter: true },
  ...{ source: "Laporan", certainty: "FINAL", targets: { 2025: "≥ 10" }, cells },
  ...more,
});

test("what goes to the browser in short comes out as it was, whatever a cell holds", () => {
  const rows = [
    row("ECO-01", [
      { cell: null, lock: null },
      { cell: null, lock: "future" },
      { cell: cell(), lock: "published" },
      { cell: cell({ status: "VERIFIED" }), lock: "verified" },
      { cell: cell({ status: "SUBMITTED", may: { callBack: true, discard: false } }), lock: "submitted" },
      { cell: cell({ status: "DRAFT", value: "", certainty: "PROVISIONAL", source: "", version: 1 }), lock: null },
      { cell: cell({ value: "0", note: "lihat lampiran" }), lock: "retired" },
    ]),
    row(
      "GOV-02",
      [
        { cell: cell({ numerator: "3", denominator: "4", value: "75" }), lock: "measuredOtherwise" },
        { cell: cell({ state: "WTP", value: "" }), lock: "notYours" },
        {
          cell: cell({
            ...{ status: "RETURNED", returnReason: "salah baris", corrects: "", isOthers: true },
            ...{ lacks: { source: ["required"] }, may: { callBack: false, discard: true } },
          }),
          lock: null,
        },
        { cell: cell({ corrects: "12", asked: { keys: ["jump:1:2"], figure: "12.5" } }), lock: null },
      ],
      { pillar: { code: "GOV", name: "Tata kelola" }, agency: "Kominfo", states: ["WTP", "WDP"], ratioFactor: "100" },
    ),
  ];
  expect(unpackRows(packRows(rows))).toEqual(rows);
});

test("a year of published figures weighs less than a hundred bytes a cell", () => {
  const id = "0193d7a0-0000-7000-8000-000000000000";
  const published = { cell: cell({ id, source: "Laporan bulanan Dinas Perdagangan" }), lock: "published" as const };
  const rows = Array.from({ length: 200 }, (_, at) => row(`ECO-${at}`, Array(12).fill(published)));
  expect(packRows(rows).length / 2400).toBeLessThan(100);
});
