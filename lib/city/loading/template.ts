import type { DropDown, WrittenSheet } from "@/lib/platform/format/workbook";
import { type CellKind, COLUMNS, SHEET_NAMES, TABLES, type Table } from "./tables";

type Lists = { pillars: readonly string[]; agencies: readonly string[] };
type Example = Readonly<Record<string, string | number>>;

/** One row a table, made up and said to be: what a cell looks like when it is right. */
const EXAMPLES: Readonly<Record<Table, Example>> = {
  agencies: { code: "CONTOH", name: "Dinas Contoh", shortName: "Discontoh" },
  officers: { email: "nama@kota.go.id", name: "Nama Petugas", role: "petugas opd", agency: "CONTOH" },
  programmes: { code: "2.16.01", name: "Program contoh", quickWin: "tidak", status: "berjalan", source: "RPJMD" },
  programmeYears: { programme: "Program contoh", year: 2026, planned: "ya", running: "ya", source: "RKPD 2026" },
  indicators: {
    ...{ code: "CONTOH-01", name: "Indikator contoh", unit: "%", decimals: 2, polarity: "naik" },
    ...{ frequency: "tahunan", aggregation: "nilai akhir", cumulative: "tidak" },
  },
  targets: { indicator: "CONTOH-01", year: 2026, target: "80–90", plan: "RPJMD", source: "RPJMD hlm. 12" },
  values: { indicator: "CONTOH-01", period: "2025", value: 84.5, certainty: "tetap", source: "LKjIP 2025" },
  funding: {
    ...{ programme: "Program contoh", fundingSource: "APBD", year: 2026 },
    ...{ planned: 250_000_000, spent: 100_000_000, source: "DPA 2026" },
  },
};

const LISTS_SHEET = "Daftar";
const YES_NO = ["ya", "tidak"];

/** A sheet for each table with one example to write over, and the lists to choose from on a sheet of their own. */
export function templateOf({ pillars, agencies }: Lists): { sheets: WrittenSheet[]; lists: DropDown[] } {
  const lists: DropDown[] = [];
  const ranges = { pillar: `${LISTS_SHEET}!$A$2:$A$100`, agency: `${LISTS_SHEET}!$B$2:$B$300` };
  const sheets = TABLES.map((table, sheet): WrittenSheet => {
    const columns = Object.entries(COLUMNS[table]);
    for (const [column, [, { cell }]] of columns.entries()) {
      const list = listOf(cell, ranges);
      if (list) lists.push({ sheet, column, list });
    }
    return {
      name: SHEET_NAMES[table][0] ?? table,
      columns: columns.map(([, { headings, isRequired }]) => ({
        heading: isRequired ? `${headings[0]} *` : headings[0],
        width: 22,
      })),
      rows: [columns.map(([field]) => EXAMPLES[table][field] ?? (field === "pillar" ? (pillars[0] ?? null) : null))],
    };
  });
  const length = Math.max(pillars.length, agencies.length);
  sheets.push({
    name: LISTS_SHEET,
    columns: [
      { heading: "Nama pilar", width: 24 },
      { heading: "Kode OPD", width: 24 },
    ],
    rows: Array.from({ length }, (_, row) => [pillars[row] ?? null, agencies[row] ?? null]),
  });
  return { sheets, lists };
}

function listOf(cell: CellKind, ranges: { pillar: string; agency: string }): DropDown["list"] | null {
  if (cell.kind === "yesNo") return YES_NO;
  if (cell.kind === "choice") return Object.values(cell.words).map((words) => words[1] ?? words[0] ?? "");
  if (cell.kind !== "reference") return null;
  if (cell.to === "pillar") return { range: ranges.pillar };
  return cell.to === "agency" ? { range: ranges.agency } : null;
}
