import { buffer } from "node:stream/consumers";
import { readSheet } from "read-excel-file/node";
import writeXlsxFile from "write-excel-file/node";
import { ZipFile } from "yazl";
import { type ArchiveFault, throughArchive } from "./archive";
import { fieldIn } from "./date";
import type { Locale } from "./locale";
import { FIRST_ZONE, ZONE_NAMES, type Zone } from "./zone";

export type WorkbookCell = string | number | boolean | Date | null;

/** Larger files and longer sheets are refused before anything is done with them; two thousand rows unpack to some MB. */
export const WORKBOOK_LIMITS = {
  bytes: 5 * 1024 * 1024,
  rows: 2000,
  archive: { entries: 500, bytes: 24 * 1024 * 1024, ratio: 200 },
};

export type WorkbookRead =
  | { ok: true; rows: WorkbookCell[][] }
  | { ok: false; reason: "fileSize" | "fileRows" | "fileKind" };

/**
 * The first sheet of a workbook. What a formula showed is read as a value; nothing in the file is ever run. The archive
 * is unpacked by its real directory within limits, and handed on without packing: what reads the sheet cannot be led
 * to another one.
 */
export async function readWorkbook(file: Buffer): Promise<WorkbookRead> {
  if (file.length > WORKBOOK_LIMITS.bytes) return { ok: false, reason: "fileSize" };
  const plain = await unpacked(file);
  if (typeof plain === "string") return { ok: false, reason: plain === "tooMuch" ? "fileSize" : "fileKind" };
  const rows = await readSheet(plain).catch(() => null);
  if (!rows) return { ok: false, reason: "fileKind" };
  if (rows.length > WORKBOOK_LIMITS.rows + 1) return { ok: false, reason: "fileRows" };
  return { ok: true, rows: rows as WorkbookCell[][] };
}

async function unpacked(file: Buffer): Promise<Buffer | ArchiveFault> {
  const zip = new ZipFile();
  const names = new Set<string>();
  const fault = await throughArchive(file, WORKBOOK_LIMITS.archive, async ({ name, read }) => {
    if (name.endsWith("/") || names.has(name)) return;
    names.add(name);
    zip.addBuffer(await read(WORKBOOK_LIMITS.archive.bytes), name, { compress: false });
  });
  if (fault) return fault;
  zip.end();
  return buffer(zip.outputStream);
}

/**
 * A share of 1 is shown as a percentage with one decimal and stays a number that can be computed with; a figure is an
 * exact decimal string, which is told apart from a text such as "2023"; a day is 'YYYY-MM-DD', an instant an ISO one.
 */
export type WrittenCell =
  | string
  | number
  | { share: number }
  | { figure: string }
  | { day: string }
  | { instant: string }
  | null;

/** Spreadsheets keep 15 digits; what has more would lose them silently. */
const DIGITS_KEPT = 15;

export interface WrittenSheet {
  name: string;
  columns: readonly { heading: string; width: number }[];
  rows: readonly (readonly WrittenCell[])[];
  /** Of its months; Indonesian where none is named. */
  locale?: Locale;
  /** Of its instants. */
  zone?: Zone;
}

// Excel's number for a language: the month stands in the sheet's own, wherever it is opened.
const LANGUAGES: Record<Locale, string> = { id: "[$-421]", en: "[$-809]" };

/**
 * A workbook: in each sheet a bold first row that stays in view, then the rows. Text is written as text, never as a
 * formula, also where it begins with = + - or @ (a spreadsheet would otherwise run what somebody typed into a form).
 */
export function writeWorkbook(...sheets: WrittenSheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, columns, rows, locale = "id", zone = FIRST_ZONE }) => ({
      data: [
        columns.map(({ heading }) => headingCell(heading)),
        ...rows.map((row) => row.map((cell) => writtenCell(cell, locale, zone))),
      ],
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}

const headingCell = (value: string) => ({ value, type: String, fontWeight: "bold" as const, wrap: true });

function writtenCell(value: WrittenCell, locale: Locale, zone: Zone) {
  if (value === null || value === "") return null;
  const place = { alignVertical: "top" as const };
  if (typeof value === "number") return { value, type: Number, ...place };
  if (typeof value === "object" && "figure" in value) return figureCell(value.figure);
  if (typeof value === "object" && ("day" in value || "instant" in value))
    return timeCell(value, LANGUAGES[locale], zone);
  if (typeof value === "object") return { value: value.share, type: Number, format: "0.0%", ...place };
  return { value, type: String, wrap: true, format: "@", ...place };
}

/** A real date, which sorts and computes. Workbooks know no time zone: an instant stands there as the city's clock. */
function timeCell(value: { day: string } | { instant: string }, language: string, zone: Zone) {
  const place = { type: Date, alignVertical: "top" as const, align: "left" as const };
  if ("day" in value) return { value: new Date(`${value.day}T00:00:00Z`), format: `${language}d mmmm yyyy`, ...place };
  const clock = new Date(`${fieldIn(zone, new Date(value.instant))}:00Z`);
  return { value: clock, format: `${language}d mmmm yyyy hh:mm "${ZONE_NAMES[zone]}"`, ...place };
}

function figureCell(figure: string) {
  const place = { alignVertical: "top" as const };
  const digits = figure.replace(/^-?0*\.?0*|\./g, "").length;
  // Unrounded results have more digits than matter; a whole amount with more is kept as text.
  if (digits > DIGITS_KEPT && !figure.includes(".")) return { value: figure, type: String, format: "@", ...place };
  return { value: Number(figure), type: Number, ...place };
}
