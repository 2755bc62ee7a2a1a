import { Decimal } from "decimal.js";
import { itemCode, itemRange, itemText, itemWeight, type PROPOSALS, type SheetItem } from "./schemas";

type Proposal = (typeof PROPOSALS)[number];

/** Columns of the questionnaire as a workbook: the headings are the file's own language, in this order. */
export const COLUMNS = [
  { key: "code", heading: "Kode", width: 14 },
  { key: "section", heading: "Bagian", width: 16 },
  { key: "pillar", heading: "Pilar", width: 16 },
  { key: "subDimension", heading: "Subdimensi", width: 18 },
  { key: "textId", heading: "Pertanyaan", width: 60 },
  { key: "textEn", heading: "Pertanyaan (Inggris)", width: 40 },
  { key: "helpId", heading: "Petunjuk", width: 50 },
  { key: "helpEn", heading: "Petunjuk (Inggris)", width: 40 },
  { key: "minimum", heading: "Nilai minimum", width: 12 },
  { key: "maximum", heading: "Nilai maksimum", width: 12 },
  { key: "weight", heading: "Bobot", width: 10 },
  { key: "evidenceRequired", heading: "Wajib bukti", width: 12 },
  { key: "notApplicableAllowed", heading: "Boleh tidak berlaku", width: 12 },
  { key: "proposal", heading: "Usulan nilai", width: 20 },
  { key: "formNumber", heading: "Nomor formulir", width: 12 },
  { key: "formOrder", heading: "Urutan formulir", width: 12 },
] as const;
type Key = (typeof COLUMNS)[number]["key"];

const PROPOSAL_WORDS: Record<Proposal, string> = {
  PROGRAMMES_RUNNING: "program berjalan",
  INDICATOR_ACHIEVEMENT: "capaian indikator",
  SURVEY_MEAN: "rata-rata survei",
};

/** What an item may name, by code. */
export interface Catalogue {
  sections: readonly string[];
  pillars: readonly { code: string; subDimensions: readonly string[] }[];
}

/** Row as the spreadsheet numbers it; `column` is the heading; `fault` a key of the interface's sentences. */
export interface Fault {
  row: number;
  column: string | null;
  fault: string;
}

export type ReadSheet = { items: SheetItem[]; faults: Fault[] };
type Cell = string | number | boolean | Date | null | undefined;

export const toRow = (item: SheetItem): (string | number | null)[] =>
  COLUMNS.map(({ key }) => {
    const value = item[key];
    if (typeof value === "boolean") return value ? "ya" : "tidak";
    if (key === "proposal") return item.proposal ? PROPOSAL_WORDS[item.proposal] : null;
    return key === "minimum" || key === "maximum" || key === "weight" ? Number(value) : value;
  });

/** The whole sheet, or every fault in it: nothing is taken over from a file with one. */
export function readQuestionnaire(rows: readonly (readonly Cell[])[], catalogue: Catalogue): ReadSheet {
  const [header = [], ...body] = rows;
  const headings = header.map((cell) => words(cell).toLowerCase());
  const missing = COLUMNS.filter(({ key, heading }) => key !== "minimum" && !headings.includes(heading.toLowerCase()));
  if (missing.length > 0)
    return { items: [], faults: missing.map(({ heading }) => ({ row: 1, column: heading, fault: "columnMissing" })) };
  const at = new Map(COLUMNS.map(({ key, heading }) => [key, headings.indexOf(heading.toLowerCase())]));
  const faults: Fault[] = [];
  const items: SheetItem[] = [];
  const seen = new Set<string>();
  for (const [index, row] of body.entries()) {
    if (row.every((cell) => words(cell) === "")) continue;
    const fault = (key: Key, name: string) => faults.push({ row: index + 2, column: headingOf(key), fault: name });
    const item = readItem((key) => row[at.get(key) ?? -1], fault, catalogue);
    if (seen.has(item.code)) fault("code", "codeTwice");
    seen.add(item.code);
    items.push(item);
  }
  if (items.length === 0 && faults.length === 0) faults.push({ row: 2, column: null, fault: "sheetEmpty" });
  return { items, faults };
}

const headingOf = (key: Key) => COLUMNS.find((column) => column.key === key)?.heading ?? null;

type Read = (key: Key) => Cell;
type Note = (key: Key, fault: string) => void;

function readItem(cell: Read, fault: Note, catalogue: Catalogue): SheetItem {
  const text = (key: Key, most: number) => {
    const value = words(cell(key));
    if (value.length > most) fault(key, "tooLong");
    return value;
  };
  const checked = (key: Key, schema: typeof itemText | typeof itemRange) => {
    const read = schema.safeParse(figure(cell(key)) || undefined);
    if (read.success) return read.data;
    fault(key, read.error.issues[0]?.message ?? "invalid");
    return "";
  };
  const maximum = checked("maximum", itemRange);
  // A file from before items had a minimum has no such column: they began at 0.
  const minimum = words(cell("minimum")) === "" ? "0" : checked("minimum", itemRange);
  if (minimum && maximum && Number(minimum) >= Number(maximum)) fault("maximum", "scaleOrder");
  return {
    code: checked("code", itemCode),
    ...readPlace(cell, fault, catalogue),
    textId: checked("textId", itemText),
    textEn: text("textEn", 2000),
    helpId: text("helpId", 4000),
    helpEn: text("helpEn", 4000),
    minimum,
    maximum,
    weight: checked("weight", itemWeight),
    evidenceRequired: readYesNo("evidenceRequired", cell, fault),
    notApplicableAllowed: readYesNo("notApplicableAllowed", cell, fault),
    proposal: readProposal(cell, fault),
    formNumber: text("formNumber", 40) || null,
    formOrder: readOrder(cell, fault),
  };
}

function readPlace(cell: Read, fault: Note, { sections, pillars }: Catalogue) {
  const section = words(cell("section")).toUpperCase();
  if (!sections.includes(section)) fault("section", section ? "sectionUnknown" : "required");
  const code = words(cell("pillar")).toUpperCase();
  const pillar = pillars.find((one) => one.code === code);
  if (code && !pillar) fault("pillar", "pillarUnknown");
  const sub = words(cell("subDimension")).toUpperCase();
  if (sub && !code) fault("pillar", "pillarForSubDimension");
  else if (sub && pillar && !pillar.subDimensions.includes(sub)) fault("subDimension", "subDimensionUnknown");
  return { section, pillar: code || null, subDimension: sub || null };
}

function readYesNo(key: "evidenceRequired" | "notApplicableAllowed", cell: Read, fault: Note): boolean {
  const given = cell(key);
  if (typeof given === "boolean") return given;
  const word = words(given).toLowerCase();
  if (word !== "ya" && word !== "tidak") fault(key, "yesNo");
  return word === "ya";
}

function readProposal(cell: Read, fault: Note): Proposal | null {
  const word = words(cell("proposal")).toLowerCase();
  if (word === "") return null;
  const found = Object.entries(PROPOSAL_WORDS).find(([, name]) => name === word);
  if (!found) fault("proposal", "proposalUnknown");
  return (found?.[0] as Proposal | undefined) ?? null;
}

function readOrder(cell: Read, fault: Note): number | null {
  const given = words(cell("formOrder"));
  if (given === "") return null;
  if (!/^\d{1,6}$/.test(given)) fault("formOrder", "wholeNumber");
  return Number(given) || null;
}

const words = (cell: Cell): string => {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
};

/** A number cell is exact and never "1.125 or 1125?": its digits are padded so that no reading is left open. */
const figure = (cell: Cell): string => {
  if (typeof cell !== "number") return words(cell);
  const plain = new Decimal(cell).toFixed();
  return /\.\d{3}$/.test(plain) ? `${plain}0` : plain;
};

export interface SheetChange {
  added: string[];
  changed: string[];
  removed: string[];
  unchanged: number;
}

/** What an import would do, by code: shown before it is done. Items keep their answers' ground by keeping their code. */
export function compareItems(before: readonly SheetItem[], after: readonly SheetItem[]): SheetChange {
  const known = new Map(before.map((item) => [item.code, JSON.stringify(toRow(item))]));
  const coming = new Set(after.map(({ code }) => code));
  const kept = after.filter(({ code }) => known.has(code));
  const changed = kept.filter((item) => known.get(item.code) !== JSON.stringify(toRow(item)));
  return {
    added: after.filter(({ code }) => !known.has(code)).map(({ code }) => code),
    changed: changed.map(({ code }) => code),
    removed: before.filter(({ code }) => !coming.has(code)).map(({ code }) => code),
    unchanged: kept.length - changed.length,
  };
}
