import type { DropDown, WrittenSheet } from "@/lib/platform/format/workbook";
import { type CellKind, COLUMNS, type Reference, SHEET_NAMES, TABLES, type Table } from "./tables";

type Lists = { pillars: readonly string[]; agencies: readonly string[] };
type Example = Readonly<Record<string, string | number>>;

/** Rows made up and said to be: what a cell looks like when it is right. */
const EXAMPLES: Readonly<Record<Table, readonly Example[]>> = {
  agencies: [{ code: "CONTOH", name: "Dinas Contoh", shortName: "Discontoh" }],
  officers: [{ email: "nama@kota.go.id", name: "Nama Petugas", role: "petugas opd", agency: "CONTOH" }],
  kelurahan: [
    {
      name: "Contoh",
      kecamatan: "Kecamatan Contoh",
      kecamatanCode: "00.00.01",
      code: "00.00.01.1001",
      codeListedOn: "01/01/2026",
    },
  ],
  programmes: [{ code: "2.16.01", name: "Program contoh", quickWin: "tidak", status: "berjalan", source: "RPJMD" }],
  programmeYears: [{ programme: "Program contoh", year: 2026, planned: "ya", running: "ya", source: "RKPD 2026" }],
  milestones: [
    { programme: "Program contoh", titleId: "Aplikasi dipakai", dueOn: "30/06/2026", state: "direncanakan" },
  ],
  indicators: [
    {
      ...{ code: "CONTOH-01", name: "Indikator contoh", unit: "%", decimals: 2, polarity: "naik" },
      ...{ frequency: "tahunan", aggregation: "nilai akhir", cumulative: "tidak" },
    },
    {
      ...{ code: "CONTOH-02", name: "Opini BPK contoh", unit: "predikat", states: "WTP; WDP; TW; TMP" },
      ...{ polarity: "netral", frequency: "tahunan", aggregation: "nilai akhir" },
    },
  ],
  targets: [{ indicator: "CONTOH-01", year: 2026, target: "80–90", plan: "RPJMD", source: "RPJMD hlm. 12" }],
  values: [
    { indicator: "CONTOH-01", period: "2025", value: 84.5, certainty: "tetap", source: "LKjIP 2025" },
    { indicator: "CONTOH-02", period: "2025", value: "WTP", certainty: "tetap", source: "LHP BPK 2025" },
  ],
  funding: [
    {
      ...{ programme: "Program contoh", fundingSource: "APBD", year: 2026 },
      ...{ planned: 250_000_000, spent: 100_000_000, source: "DPA 2026" },
    },
  ],
};

const LISTS_SHEET = "Daftar";
const YES_NO = ["ya", "tidak"];

/** A sheet for each table with an example to write over, one that says what each column takes, and the lists to choose from on a sheet of their own. */
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
      rows: EXAMPLES[table].map((example) =>
        columns.map(([field]) => example[field] ?? (field === "pillar" ? (pillars[0] ?? null) : null)),
      ),
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
  sheets.push(explanation());
  return { sheets, lists };
}

/** What each column takes: read by people, and by the loader left out, for it has no head of a table. */
function explanation(): WrittenSheet {
  return {
    name: "Petunjuk",
    columns: [
      { heading: "Lembar", width: 24 },
      { heading: "Kolom", width: 26 },
      { heading: "Wajib diisi", width: 14 },
      { heading: "Cara mengisi", width: 70 },
    ],
    rows: TABLES.flatMap((table) =>
      Object.values(COLUMNS[table]).map(({ headings, cell, isRequired }) => [
        ...[SHEET_NAMES[table][0] ?? table, headings[0], isRequired ? "ya" : "", meaningOf(cell)],
      ]),
    ),
  };
}

const NAMED_BY: Readonly<Record<Reference, string>> = {
  pillar: "Nama pilar, seperti di lembar Daftar.",
  agency: "Kode, nama, atau singkatan perangkat daerah.",
  programme: "Nama atau kode program.",
  indicator: "Kode atau nama indikator.",
  kelurahan: "Nama kelurahan; kosongkan untuk seluruh kota.",
};

function meaningOf(cell: CellKind): string {
  switch (cell.kind) {
    case "text":
      return `Teks, paling panjang ${cell.longest} huruf.`;
    case "code":
      return "Kode dari huruf, angka, titik, garis bawah, garis miring, dan tanda hubung.";
    case "email":
      return "Alamat surel.";
    case "year":
      return "Tahun, empat angka.";
    case "period":
      return "Tahun (2025), semester (2025-S1), triwulan (2025-Q3), atau bulan (2025-07).";
    case "day":
      return "Tanggal, misalnya 30/06/2026.";
    case "words":
      return "Hanya untuk indikator yang diukur dengan kata: semua predikatnya, dipisah titik koma.";
    case "number":
      return "Angka.";
    case "money":
      return "Rupiah penuh, tanpa sen.";
    case "whole":
      return `Angka bulat, 0 sampai ${cell.most}.`;
    case "yesNo":
      return "ya atau tidak.";
    case "target":
      return "Angka (84,5 atau 84,5%), rentang untuk target (80–90), atau predikat bila indikatornya diukur dengan kata.";
    case "choice":
      return `Salah satu: ${Object.values(cell.words)
        .map((words) => words[1] ?? words[0])
        .join(", ")}.`;
    case "reference":
      return NAMED_BY[cell.to];
  }
}

function listOf(cell: CellKind, ranges: { pillar: string; agency: string }): DropDown["list"] | null {
  if (cell.kind === "yesNo") return YES_NO;
  if (cell.kind === "choice") return Object.values(cell.words).map((words) => words[1] ?? words[0] ?? "");
  if (cell.kind !== "reference") return null;
  if (cell.to === "pillar") return { range: ranges.pillar };
  return cell.to === "agency" ? { range: ranges.agency } : null;
}
