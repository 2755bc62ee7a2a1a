import Papa from "papaparse";
import { gradeOf } from "@/lib/city/shown-evidence/grade";
import type { InformationClass } from "@/lib/platform/db/generated/enums";
import type { WrittenSheet } from "@/lib/platform/format/workbook";
import { FORMULA, ITEM_COLUMNS, MANIFEST_COLUMNS } from "./manifest-format";

export type PackedEvidence = {
  title: string;
  informationClass: InformationClass;
  url: string | null;
  fileName: string | null;
  file: { storageKey: string; sha256: string; size: number } | null;
  checkedAt: Date | null;
  removedAt: Date | null;
};

/** An item of the questionnaire with what its answer has; in the questionnaire's order. */
export type PackedItem = {
  code: string;
  text: string;
  evidenceRequired: boolean;
  section: { code: string; order: number };
  notApplicable: boolean;
  agency: string | null;
  evidence: PackedEvidence[];
  /** There is evidence that this pack may not hold: the item has it, so it is not missing. */
  keptBack: boolean;
};

export type PackFile = { path: string; storageKey: string; size: number };

const CLASS_WORDS = { PERIODIC: "berkala", ON_REQUEST: "setiap saat", EXEMPT: "dikecualikan" } as const;
const GRADE_WORDS = { NONE: "belum ada", ATTACHED: "terlampir", CHECKED: "diperiksa walidata" } as const;

const plain = (code: string) => code.replace(/[^A-Za-z0-9.-]+/g, "_").replace(/^\.+/, "_");
const padded = (number: number, length: number) => String(number).padStart(length, "0");

/** The files of a pack in questionnaire order, a folder per section and item, and the two lists that go with them. */
export function packContents(items: readonly PackedItem[]) {
  const files: PackFile[] = [];
  const manifest: Record<string, string | number>[] = [];
  const missing: Record<string, string>[] = [];
  items.forEach((item, index) => {
    const { section, code, text, agency } = item;
    const folder = `${padded(section.order, 2)}-${plain(section.code)}/${padded(index + 1, 3)}-${plain(code)}`;
    const about = { seksi: section.code, kode_butir: code, butir: text, perangkat_daerah: agency ?? "" };
    if (item.evidenceRequired && !item.notApplicable && item.evidence.length === 0 && !item.keptBack)
      missing.push(about);
    item.evidence.forEach((one, place) => {
      const path = one.file ? `${folder}/${padded(place + 1, 2)}-${one.fileName ?? "berkas"}` : "";
      if (one.file) files.push({ path, storageKey: one.file.storageKey, size: one.file.size });
      manifest.push({
        berkas: path,
        tautan: one.url ?? "",
        judul: one.title,
        sha256: one.file?.sha256 ?? "",
        ukuran_byte: one.file?.size ?? "",
        kelas: CLASS_WORDS[one.informationClass],
        tingkat: GRADE_WORDS[gradeOf([one])],
        ...about,
      });
    });
  });
  return {
    files,
    manifest: toCsv(manifest, MANIFEST_COLUMNS),
    missing: toCsv(missing, ITEM_COLUMNS),
    /** The same two lists for people: a CSV of commas opens as one column in an Indonesian spreadsheet. */
    sheets: [toSheet("Berkas", manifest, MANIFEST_COLUMNS), toSheet("Belum ada", missing, ITEM_COLUMNS)],
    missingCount: missing.length,
  };
}

const WIDTH = 28;

const toSheet = (name: string, rows: Record<string, string | number>[], fields: string[]): WrittenSheet => ({
  name,
  columns: fields.map((heading) => ({ heading, width: WIDTH })),
  rows: rows.map((row) => fields.map((field) => row[field] ?? null)),
});

function toCsv(rows: Record<string, string | number>[], fields: string[]): string {
  const data = rows.map((row) => fields.map((name) => row[name]));
  // Spreadsheets take the text for Latin-1 without the mark.
  return `\uFEFF${Papa.unparse([fields, ...data], { newline: "\r\n", escapeFormulae: FORMULA })}\r\n`;
}
