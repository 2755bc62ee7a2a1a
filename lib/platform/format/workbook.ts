import { buffer } from "node:stream/consumers";
import readSheets, { readSheet } from "read-excel-file/node";
import writeXlsxFile from "write-excel-file/node";
import { ZipFile } from "yazl";
import { type ArchiveFault, throughArchive } from "./archive";
import { lettersOf } from "./column-letters";
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

/** Cells from the row and column of the first, from 0, that a spreadsheet shows as one. */
export type MergedCells = { row: number; column: number; rows: number; columns: number };
export type ReadSheet = {
  name: string;
  rows: WorkbookCell[][];
  merges: MergedCells[];
  /** Whether the spreadsheet shows a cell's number as a percentage: it keeps 0.85 and shows 85 %. */
  isPercent: (row: number, column: number) => boolean;
};
export type SheetsRead =
  | { ok: true; sheets: ReadSheet[] }
  | { ok: false; reason: "fileSize" | "fileRows" | "fileKind" };
type SheetLimits = { bytes: number; unpacked: number; rows: number };

/** Every sheet of a workbook with what is merged in it, within limits of the whole. As for `readWorkbook` otherwise. */
export async function readWorkbookSheets(file: Buffer, limits: SheetLimits): Promise<SheetsRead> {
  if (file.length > limits.bytes) return { ok: false, reason: "fileSize" };
  const parts = new Map<string, string>();
  const percents = new Map<string, Set<number>>();
  const archive = { ...WORKBOOK_LIMITS.archive, bytes: limits.unpacked };
  const styles = await percentStyles(file, archive);
  const plain = await unpacked(file, archive, (name, content) => {
    if (styles.size > 0 && name.startsWith("xl/worksheets/")) percents.set(name, cellsOfStyle(content, styles));
    if (/^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels)$/.test(name)) parts.set(name, content.toString("utf8"));
    // What is merged stands behind the cells: of a long sheet its end is enough.
    else if (name.startsWith("xl/worksheets/")) parts.set(name, mergesPart(content));
  });
  if (typeof plain === "string") return { ok: false, reason: plain === "tooMuch" ? "fileSize" : "fileKind" };
  const read = await readSheets(plain).catch(() => null);
  if (!read) return { ok: false, reason: "fileKind" };
  const rows = read.reduce((sum, { data }) => sum + data.length, 0);
  if (rows > limits.rows) return { ok: false, reason: "fileRows" };
  const sheets = read.map(({ sheet, data }) => {
    const part = partOf(parts, sheet) ?? "";
    const own = percents.get(part);
    const isPercent = (row: number, column: number) => own?.has(placeOf(row, column)) ?? false;
    return { name: sheet, rows: data as WorkbookCell[][], merges: mergesOf(parts.get(part) ?? ""), isPercent };
  });
  return { ok: true, sheets };
}

/** More columns than any spreadsheet has. */
const WIDTH = 2 ** 14;
const placeOf = (row: number, column: number) => row * WIDTH + column;

/** The formats of percent that every spreadsheet has by number: 0% and 0.00%. */
const BUILT_IN_PERCENT = ["9", "10"];

/** Which styles of a workbook show a number as a percentage, by their place in its list. */
async function percentStyles(file: Buffer, limits: typeof WORKBOOK_LIMITS.archive): Promise<ReadonlySet<number>> {
  let xml = "";
  await throughArchive(file, limits, async ({ name, read }) => {
    if (name === "xl/styles.xml") xml = (await read(limits.bytes)).toString("utf8");
  });
  const own = tagsOf(xml, "<numFmt ").filter((tag) => isPercentFormat(unescaped(attribute(tag, "formatCode"))));
  const formats = new Set([...BUILT_IN_PERCENT, ...own.map((tag) => attribute(tag, "numFmtId"))]);
  const cells = xml.slice(Math.max(0, xml.indexOf("<cellXfs")), Math.max(0, xml.indexOf("</cellXfs>")));
  const used = tagsOf(cells, "<xf ").map((tag) => formats.has(attribute(tag, "numFmtId")));
  return new Set(used.flatMap((isPercent, at) => (isPercent ? [at] : [])));
}

/** Not one that only writes the sign behind a number that is kept as it is shown. */
const isPercentFormat = (code: string) => code.replace(/"[^"]*"|\\./g, "").includes("%");

function cellsOfStyle(content: Buffer, styles: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  for (const [, letters = "", row, rest = ""] of content.toString("latin1").matchAll(CELL)) {
    const style = / s="(\d{1,6})"/.exec(rest)?.[1];
    if (style && styles.has(Number(style))) found.add(placeOf(Number(row) - 1, columnOf(letters)));
  }
  return found;
}

const CELL = /<c r="([A-Z]{1,3})(\d{1,7})"([^<>]{0,80})>/g;

function mergesPart(content: Buffer): string {
  const at = content.lastIndexOf("<mergeCells");
  return at < 0 ? "" : content.subarray(at).toString("utf8");
}

/** Which part of the archive a sheet lies in, by the workbook's own list. */
function partOf(parts: ReadonlyMap<string, string>, sheet: string): string | null {
  const tags = tagsOf(parts.get("xl/workbook.xml") ?? "", "<sheet ");
  const own = tags.find((tag) => unescaped(attribute(tag, "name")) === sheet);
  const id = own && attribute(own, "r:id");
  const links = tagsOf(parts.get("xl/_rels/workbook.xml.rels") ?? "", "<Relationship ");
  const target = links.find((tag) => attribute(tag, "Id") === id);
  if (!id || !target) return null;
  const path = attribute(target, "Target");
  return path.startsWith("/") ? path.slice(1) : `xl/${path}`;
}

const tagsOf = (xml: string, begin: string): string[] =>
  xml
    .split(begin)
    .slice(1)
    .map((rest) => ` ${rest.slice(0, rest.indexOf(">"))}`);

const attribute = (tag: string, name: string) => {
  const start = tag.indexOf(` ${name}="`);
  if (start < 0) return "";
  const from = start + name.length + 3;
  return tag.slice(from, tag.indexOf('"', from));
};

const unescaped = (text: string) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "");
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function mergesOf(xml: string): MergedCells[] {
  return [...xml.matchAll(/<mergeCell ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g)].map(
    ([, from = "", top, to = "", bottom]) => ({
      row: Number(top) - 1,
      column: columnOf(from),
      rows: Number(bottom) - Number(top) + 1,
      columns: columnOf(to) - columnOf(from) + 1,
    }),
  );
}

const columnOf = (letters: string) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;

async function unpacked(
  file: Buffer,
  limits: typeof WORKBOOK_LIMITS.archive = WORKBOOK_LIMITS.archive,
  seen: (name: string, content: Buffer) => void = () => undefined,
): Promise<Buffer | ArchiveFault> {
  const zip = new ZipFile();
  const names = new Set<string>();
  const fault = await throughArchive(file, limits, async ({ name, read }) => {
    if (name.endsWith("/") || names.has(name)) return;
    names.add(name);
    const content = await read(limits.bytes);
    seen(name, content);
    zip.addBuffer(content, name, { compress: false });
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

/** A column of a sheet, from 0, whose cells are chosen from a list: of words, or of what stands in another place. */
export type DropDown = { sheet: number; column: number; list: readonly string[] | { range: string } };

/**
 * The same workbook with lists to choose from, down to its 1,000th row. What writes the workbook has none, so they are put
 * into its parts: behind the cells, where the format wants them.
 */
export async function withDropDowns(workbook: Buffer, lists: readonly DropDown[]): Promise<Buffer> {
  const zip = new ZipFile();
  await throughArchive(workbook, WORKBOOK_LIMITS.archive, async ({ name, read }) => {
    const content = await read(WORKBOOK_LIMITS.archive.bytes);
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    const own = lists.filter((one) => one.sheet === Number(sheet) - 1);
    zip.addBuffer(own.length > 0 ? Buffer.from(choosing(content.toString("utf8"), own)) : content, name);
  });
  zip.end();
  return buffer(zip.outputStream);
}

function choosing(xml: string, lists: readonly DropDown[]): string {
  const rules = lists.map(({ column, list }) => {
    const letters = lettersOf(column);
    const from = "range" in list ? list.range : `"${list.join(",")}"`;
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters}2:${letters}1000"><formula1>${escaped(from)}</formula1></dataValidation>`;
  });
  const part = `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
  return xml.replace("</sheetData>", `</sheetData>${part}`);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

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
