import Papa from "papaparse";
import { type ReadSheet, readWorkbookSheets, type WorkbookCell } from "@/lib/platform/format/workbook";
import type { Cell, Sheet } from "./headings";
import { LOAD_LIMITS } from "./limits";

export type FilesRead =
  | { ok: true; sheets: Sheet[] }
  | { ok: false; reason: "required" | "fileSize" | "fileRows" | "fileKind" | "fileQuote" | "loadFiles" };

/** One workbook, or several tables as CSV: every sheet as plain cells. What is too long or no table is refused whole. */
export async function readFiles(files: readonly File[]): Promise<FilesRead> {
  const given = files.filter(({ size }) => size > 0);
  if (given.length === 0) return { ok: false, reason: "required" };
  if (given.length > LOAD_LIMITS.files) return { ok: false, reason: "loadFiles" };
  if (given.some(({ size }) => size > LOAD_LIMITS.bytes)) return { ok: false, reason: "fileSize" };
  const sheets: Sheet[] = [];
  for (const file of given) {
    const content = Buffer.from(await file.arrayBuffer());
    const read =
      content.subarray(0, 2).toString("latin1") === "PK" ? await fromWorkbook(content) : fromCsv(file, content);
    if (!read.ok) return read;
    sheets.push(...read.sheets);
  }
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > LOAD_LIMITS.rows || sheets.length > LOAD_LIMITS.sheets) return { ok: false, reason: "fileRows" };
  return sheets.length > 0 ? { ok: true, sheets } : { ok: false, reason: "fileKind" };
}

async function fromWorkbook(content: Buffer): Promise<FilesRead> {
  const read = await readWorkbookSheets(content, LOAD_LIMITS);
  return read.ok ? { ok: true, sheets: read.sheets.filter(({ rows }) => rows.length > 0).map(asSheet) } : read;
}

const asSheet = ({ name, rows, merges, isPercent }: ReadSheet): Sheet => ({
  name,
  merges,
  rows: rows.map((row, at) =>
    row
      .slice(0, LOAD_LIMITS.columns)
      .map((cell, column) => (typeof cell === "number" && isPercent(at, column) ? percentOf(cell) : asCell(cell))),
  ),
});

/** Spreadsheets keep 15 digits; what follows is the noise of binary fractions. */
const percentOf = (share: number): Cell => ({ percent: Number((share * 100).toPrecision(15)) });

const asCell = (cell: WorkbookCell): Cell => {
  if (cell instanceof Date) return { day: cell.toISOString().slice(0, 10) };
  return typeof cell === "string" ? cell.slice(0, LOAD_LIMITS.cellCharacters) : cell;
};

/** Of old spreadsheets too: what is no UTF-8 was written in the code page of Windows. */
function fromCsv(file: File, content: Buffer): FilesRead {
  if (content.length > LOAD_LIMITS.bytes) return { ok: false, reason: "fileSize" };
  // A table as text has no zeros; a picture or an old .xls has.
  if (content.subarray(0, 4096).includes(0)) return { ok: false, reason: "fileKind" };
  const text = decoded(content);
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: false, delimiter: delimiterOf(text) });
  // Whatever follows a quotation mark that is never closed was read as one cell.
  if (errors.some(({ code }) => code === "MissingQuotes")) return { ok: false, reason: "fileQuote" };
  const rows = data.map((row) => row.slice(0, LOAD_LIMITS.columns).map((text) => asCell(text === "" ? null : text)));
  while (rows.at(-1)?.every((cell) => cell === null)) rows.pop();
  if (rows.length > LOAD_LIMITS.rows) return { ok: false, reason: "fileRows" };
  const name = file.name.replace(/\.[^.]+$/, "").slice(0, 100);
  return rows.length > 0 ? { ok: true, sheets: [{ name, rows, merges: [] }] } : { ok: false, reason: "fileKind" };
}

/**
 * Said by the lines of title and head, never by the figures: where the decimal sign is a comma, a column of "1,5" would
 * look like two.
 */
function delimiterOf(text: string): string {
  const top = text.split("\n", 10).join("\n");
  return ["\t", ";"].find((sign) => top.includes(sign)) ?? ",";
}

function decoded(content: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content).replace(/^\uFEFF/, "");
  } catch {
    return new TextDecoder("windows-1252").decode(content);
  }
}
