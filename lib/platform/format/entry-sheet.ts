import { buffer } from "node:stream/consumers";
import writeXlsxFile from "write-excel-file/node";
import { ZipFile } from "yazl";
import { throughArchive } from "./archive";
import { lettersOf } from "./column-letters";
import type { Locale } from "./locale";
import { WORKBOOK_LIMITS } from "./workbook";

/** What a cell holds: a text, an exact decimal string, or a day ('YYYY-MM-DD'). */
export type EntryCellValue = string | { figure: string } | { day: string } | null;
export type EntryCell = {
  value: EntryCellValue;
  /** Whether something may be typed into it; all others are locked. */
  isOpen: boolean;
  /** Decimals that a figure is shown with; without it, as many as it has. */
  decimals?: number;
  /** An empty one takes a day, and shows it as such. */
  isDay?: boolean;
  /** What it is chosen from. */
  list?: readonly string[] | { range: string };
};
export type EntrySheet = {
  name: string;
  columns: readonly { heading: string; width: number; isHidden?: boolean }[];
  rows: readonly (readonly (EntryCell | null)[])[];
  /** Columns that stay in view, hidden ones included. */
  frozen: number;
  locale: Locale;
  /** Without it nothing is locked: a sheet to be read. */
  isProtected: boolean;
};

/** By its border a spreadsheet's style is known as one of an open cell, which is the one kind that has any. */
const OPEN = { borderStyle: "thin" as const, borderColor: "#8A8A8A" };
const LOCKED = { backgroundColor: "#EFEFEF" };

/**
 * A workbook to be filled in and brought back: heads that stay in view, cells that can be typed into and others that are
 * locked, lists to choose from. Text is written as text, never as a formula. The lock has no password: it keeps the hand
 * from slipping, and what comes back is checked anyway.
 */
export async function writeEntrySheets(sheets: readonly EntrySheet[]): Promise<Buffer> {
  const workbook = await writeXlsxFile(
    sheets.map(({ name, columns, rows, frozen, locale }) => ({
      data: [
        columns.map(({ heading }) => ({
          value: heading,
          type: String,
          fontWeight: "bold" as const,
          wrap: true,
          ...LOCKED,
        })),
        ...rows.map((row) => row.map((cell) => cell && written(cell, locale))),
      ],
      sheet: name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      ...(frozen > 0 ? { stickyColumnsCount: frozen } : {}),
    })),
  ).toBuffer();
  return withLocks(workbook, sheets);
}

// Excel's number for a language: the month stands in the sheet's own, wherever it is opened.
const DAY: Record<Locale, string> = { id: "[$-421]d mmmm yyyy", en: "[$-809]d mmmm yyyy" };

function written({ value, isOpen, decimals, isDay }: EntryCell, locale: Locale) {
  const look = { alignVertical: "top" as const, ...(isOpen ? OPEN : LOCKED) };
  const figure = decimals === undefined ? {} : { format: decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}` };
  if (value === null || value === "") {
    if (isDay) return { type: Date, format: DAY[locale], ...look };
    return decimals === undefined ? { ...look, wrap: true } : { type: Number, ...look, ...figure };
  }
  if (typeof value === "string") return { value, type: String, format: "@", wrap: true, ...look };
  if ("day" in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: DAY[locale], ...look };
  // A whole amount with more digits than a spreadsheet keeps stays a text.
  if (value.figure.replace(/\D/g, "").length > 15) return { value: value.figure, type: String, format: "@", ...look };
  return { value: Number(value.figure), type: Number, ...figure, ...look };
}

/** What the library has no word for is put into the parts that it wrote. */
async function withLocks(workbook: Buffer, sheets: readonly EntrySheet[]): Promise<Buffer> {
  const zip = new ZipFile();
  await throughArchive(workbook, WORKBOOK_LIMITS.archive, async ({ name, read }) => {
    const content = await read(WORKBOOK_LIMITS.archive.bytes);
    const number = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1];
    const sheet = number ? sheets[Number(number) - 1] : undefined;
    if (name === "xl/styles.xml") zip.addBuffer(Buffer.from(unlocked(content.toString("utf8"))), name);
    else zip.addBuffer(sheet ? Buffer.from(lockedSheet(content.toString("utf8"), sheet)) : content, name);
  });
  zip.end();
  return buffer(zip.outputStream);
}

/** Cell styles are the only ones with a border, and each ends in the same words. */
const unlocked = (styles: string) =>
  styles
    .split("</xf>")
    .map((part) =>
      part.slice(part.lastIndexOf("<xf ")).includes("borderId=") ? `${part}<protection locked="0"/>` : part,
    )
    .join("</xf>");

function lockedSheet(xml: string, { columns, rows, isProtected }: EntrySheet): string {
  let done = xml;
  for (const [at, { isHidden }] of columns.entries())
    if (isHidden) done = done.replace(`<col min="${at + 1}" `, `<col hidden="1" min="${at + 1}" `);
  const lock = isProtected
    ? '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"/>'
    : "";
  return done.replace("</sheetData>", `</sheetData>${lock}`).replace("</worksheet>", `${listsOf(rows)}</worksheet>`);
}

/** Cells with the same list share a rule, run by run down a column. */
function listsOf(rows: EntrySheet["rows"]): string {
  const ranges = new Map<string, string[]>();
  const width = Math.max(0, ...rows.map((row) => row.length));
  for (let column = 0; column < width; column += 1) {
    const ruled = rows.map((row) => ruleOf(row[column]?.list));
    for (const [row, rule] of ruled.entries()) {
      if (rule === null || rule === (ruled[row - 1] ?? null)) continue;
      const end = ruled.findIndex((other, at) => at > row && other !== rule);
      // The first row of a sheet is its head, and rows are counted from 1.
      const range = rangeOf(column, row + 2, (end < 0 ? ruled.length : end) + 1);
      ranges.set(rule, [...(ranges.get(rule) ?? []), range]);
    }
  }
  if (ranges.size === 0) return "";
  const rules = [...ranges].map(
    ([rule, at]) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${at.join(" ")}"><formula1>${escaped(rule)}</formula1></dataValidation>`,
  );
  return `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

const ruleOf = (list: EntryCell["list"]): string | null =>
  list ? ("range" in list ? list.range : `"${list.join(",")}"`) : null;
const rangeOf = (column: number, from: number, to: number) => `${lettersOf(column)}${from}:${lettersOf(column)}${to}`;
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
