import { Decimal } from "decimal.js";
import Papa from "papaparse";
import { dayIn, formatDate, formatTime } from "./date";
import { isMisread } from "./misread";
import { type WrittenCell, type WrittenSheet, writeWorkbook } from "./workbook";
import { FIRST_ZONE, type Zone } from "./zone";

/**
 * How a table leaves the site. `csv` is for programs: comma, decimal point, as it always was. `csv-id` and `csv-en` are
 * for people: a spreadsheet set to Indonesian takes the semicolon for the next cell and the comma for the decimals, and
 * reads "0.642" as 642 (tried with LibreOffice, locale 1057).
 */
export const TABLE_FORMATS = ["csv", "csv-id", "csv-en", "xlsx"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export const isTableFormat = (text: string): text is TableFormat => TABLE_FORMATS.some((format) => format === text);

export const TABLE_TYPES: Record<TableFormat, string> = {
  csv: "text/csv; charset=utf-8; header=present",
  "csv-id": "text/csv; charset=utf-8; header=present",
  "csv-en": "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** `reader`: the language of the person who opens it; a program has none. */
const CONVENTIONS = {
  csv: { delimiter: ",", decimal: ".", reader: null },
  "csv-id": { delimiter: ";", decimal: ",", reader: "id" },
  "csv-en": { delimiter: ",", decimal: ".", reader: "en" },
} as const;
type Convention = (typeof CONVENTIONS)[keyof typeof CONVENTIONS];

// What a spreadsheet would compute or fetch instead of showing, also behind blanks and in full-width signs. Figures
// never come here: a negative one stays a figure.
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;

/** "enam-pilar-values.csv" for programs, "enam-pilar-values-id.csv" for readers, so that a folder tells them apart. */
export function tableFileName(name: string, format: TableFormat): string {
  const plain = name.replace(/[^a-z0-9-]/gi, "-");
  return format === "xlsx" || format === "csv" ? `${plain}.${format}` : `${plain}-${format.slice(4)}.csv`;
}

/** A table as CSV: a mark in front that spreadsheets need, a header, and its rows; an empty one is its header alone. */
export function tableText(
  { columns, rows, zone = FIRST_ZONE }: Omit<WrittenSheet, "name">,
  format: Exclude<TableFormat, "xlsx">,
): string {
  const convention = CONVENTIONS[format];
  const data = [
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((_, index) => cellText(row[index] ?? null, convention, zone))),
  ];
  return `\uFEFF${Papa.unparse(data, { delimiter: convention.delimiter, newline: "\r\n" })}\r\n`;
}

function cellText(cell: WrittenCell, { decimal, reader }: Convention, zone: Zone): string {
  if (cell === null) return "";
  if (typeof cell === "string") return FORMULA.test(cell) || (reader && isMisread(cell)) ? `'${cell}` : cell;
  if (typeof cell === "object" && ("day" in cell || "instant" in cell)) return timeText(cell, reader, zone);
  const figure =
    typeof cell === "number"
      ? new Decimal(cell)
      : "share" in cell
        ? new Decimal(cell.share).times(100).toDecimalPlaces(1)
        : new Decimal(cell.figure);
  return figure.toFixed().replace(".", decimal);
}

/**
 * The month in a word: a spreadsheet of the reader's language reads a date, any other leaves it as it stands, and none
 * takes the day for the month.
 */
function timeText(cell: { day: string } | { instant: string }, reader: "id" | "en" | null, zone: Zone): string {
  if ("day" in cell) return reader ? formatDate(cell.day, reader) : cell.day;
  const at = new Date(cell.instant);
  return reader ? `${formatDate(dayIn(zone, at), reader)}, ${formatTime(at, reader, zone)}` : cell.instant;
}

/** The bytes of a file: of a workbook all sheets, of a CSV the one that is asked for. */
export async function tableBytes(
  sheets: readonly WrittenSheet[],
  format: TableFormat,
  shown = sheets.length - 1,
): Promise<Uint8Array<ArrayBuffer>> {
  if (format === "xlsx") return new Uint8Array(await writeWorkbook(...sheets));
  return new TextEncoder().encode(tableText(sheets[shown] ?? { columns: [], rows: [] }, format));
}

/**
 * A table as a download for the person who asked, in the format that the address names (`format`, an Excel workbook
 * where it names none); never kept by a cache. Of several sheets a CSV holds the last, or the one named by `lembar`.
 */
export async function tableResponse(request: Request, name: string, ...sheets: WrittenSheet[]): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const format = asked.get("format") ?? "xlsx";
  const numbers = sheets.map((_sheet, index) => `${index + 1}`);
  const shown = numbers.indexOf(asked.get("lembar") ?? `${sheets.length}`);
  const isKnown = [...asked.keys()].every((name) => name === "format" || name === "lembar");
  if (!isKnown || shown < 0 || !isTableFormat(format))
    return new Response(`format: ${TABLE_FORMATS.join(", ")}; lembar: ${numbers.join(", ")}`, { status: 400 });
  const suffix = format !== "xlsx" && shown < sheets.length - 1 ? `-${sheets[shown]?.name.toLowerCase()}` : "";
  return new Response(await tableBytes(sheets, format, shown), {
    headers: {
      "content-type": TABLE_TYPES[format],
      "content-disposition": `attachment; filename="${tableFileName(name + suffix, format)}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
