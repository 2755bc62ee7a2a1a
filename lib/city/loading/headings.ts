import { parsePeriod } from "@/lib/platform/format/period";
import {
  COLUMNS,
  columnsFor,
  type SaidOnce,
  SERIES,
  SERIES_OF,
  SERIES_WORDS,
  type Series,
  SHEET_NAMES,
  TABLES,
  type Table,
} from "./tables";

/**
 * A cell as it stands in the file. A day has a mark of its own, so that JSON keeps it, and so has what the file shows as a
 * percentage: 0.85 under a format of percent is 85.
 */
export type Cell = string | number | boolean | { day: string } | { percent: number } | null;
export type Sheet = {
  name: string;
  rows: readonly (readonly Cell[])[];
  /** Merged areas, by the row and column of their first cell and their size; from 0. */
  merges: readonly { row: number; column: number; rows: number; columns: number }[];
};

/** What a column of a sheet is taken for; null: left out. */
export type ColumnUse = { field: string } | { series: Series; period: string } | null;

const MONEY: ReadonlySet<string> = new Set(["planned", "spent"]);
export const isMoney = (use: ColumnUse | undefined) =>
  Boolean(use && MONEY.has("series" in use ? use.series : use.field));

export type Said = Record<SaidOnce, string>;
export type Mapping = {
  /** Null: the sheet is left out. */
  table: Table | null;
  /** Row of the headings, from 0. */
  header: number;
  columns: ColumnUse[];
  /** Said once for all rows that do not say it themselves; as in a cell, empty where it is not said. */
  said: Said;
  /** Of a figure in per cent the sheet keeps the share: 0.85 is 85. Never guessed; a cell that says itself what it is stays. */
  areShares: boolean;
  /** In so many rupiah the sheet counts its money, as the person says; empty while nothing was said, and then it is whole rupiah. */
  moneyIn: MoneyIn | "";
};

/** Rupiah, thousands, millions, billions and trillions of it. */
export const MONEY_IN = ["1", "1000", "1000000", "1000000000", "1000000000000"] as const;
export type MoneyIn = (typeof MONEY_IN)[number];

export const NOTHING_SAID: Said = { source: "", plan: "", polarity: "", frequency: "", aggregation: "" };

const HEADER_WITHIN = 40;

/** Letters and digits alone, in lower case: "Nama Indikator *" and "nama indikator" are one heading. */
export const plainWords = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();

/** As people read it. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined
    ? ""
    : typeof cell !== "object"
      ? String(cell)
      : "day" in cell
        ? cell.day
        : `${cell.percent}`;

/** What is in a sheet, as far as it can be seen; the person who loads it decides. */
export function understand(sheet: Sheet): Mapping {
  const { header, table } = TABLES.map((one) => best(sheet, one)).reduce((a, b) => (b.score > a.score ? b : a));
  const columns = table ? columnsOf(sheet, header, table) : [];
  return { table, header, columns, said: saidBy(sheet, header, columns), areShares: false, moneyIn: "" };
}

/** "Sumber: LKjIP 2025" above the head is the source of what stands below it; columns of years are measured yearly. */
function saidBy({ rows }: Sheet, header: number, columns: readonly ColumnUse[]): Said {
  const titles = rows.slice(0, header).flatMap((row) => row.map(textOf));
  const source =
    titles.flatMap((text) => /^\s*(?:sumber|source)(?: data)?\s*[:：]\s*(\S.*)$/i.exec(text)?.[1] ?? [])[0] ?? "";
  const periods = columns.flatMap((use) => (use && "series" in use && use.series === "value" ? use.period : []));
  const isYearly = periods.length > 0 && periods.every((period) => /^\d{4}$/.test(period));
  return {
    ...NOTHING_SAID,
    source: source.slice(0, 500),
    ...(isYearly ? { frequency: "YEARLY", aggregation: "LAST" } : {}),
  };
}

/** The uses of a sheet's columns for a table that somebody chose. */
export function columnsOf(sheet: Sheet, header: number, table: Table): ColumnUse[] {
  const width = Math.max(0, ...sheet.rows.slice(header, header + 200).map((row) => row.length));
  const taken = new Set<string>();
  const groups = groupsAbove(sheet, header, width);
  const heads = headsOf(sheet, header, width);
  const ofTitle = yearOfTitle(sheet, header, heads);
  const uses = heads.map((heading, column): ColumnUse => {
    // Under "… Tahun 2024" a column "Realisasi" is of that year.
    const isOfTitle = ofTitle !== null && SERIES.some((one) => SERIES_WORDS[one].includes(plainWords(textOf(heading))));
    const field = isOfTitle && usualSeries(table) ? null : fieldOf(table, heading, taken);
    if (field) {
      taken.add(field);
      return { field };
    }
    return seriesOf(table, isOfTitle ? `${textOf(heading)} ${ofTitle}` : heading, groups[column] ?? "");
  });
  return withBareHead(table, heads, uses, taken);
}

/** Of a head of two rows, years below their words, what stands beside them is said in the upper one, merged down or not. */
function headsOf({ rows }: Sheet, header: number, width: number): Cell[] {
  const own = Array.from({ length: width }, (_, column) => rows[header]?.[column] ?? null);
  const isOfPeriods = own.some((heading) => periodIn(textOf(heading)) !== null);
  return isOfPeriods ? own.map((heading, column) => heading ?? rows[header - 1]?.[column] ?? null) : own;
}

/** The one year that the titles above the head, or the sheet's name, say they are of; null where the head has years itself. */
function yearOfTitle({ name, rows }: Sheet, header: number, heads: readonly Cell[]): string | null {
  const own = heads.map((heading) => plainWords(textOf(heading)));
  if (own.some((words) => YEAR_HEADINGS.has(words) || periodIn(words) !== null)) return null;
  const titles = [name, ...rows.slice(0, header).flatMap((row) => row.map(textOf))].map(plainWords);
  const years = titles.flatMap(
    (words) => /(?:^| )(?:tahun|ta|tahun anggaran) ((?:19|20)\d{2})(?:$| )/.exec(words)?.[1] ?? [],
  );
  return new Set(years).size === 1 ? (years[0] ?? null) : null;
}

const YEAR_HEADINGS = new Set(
  [COLUMNS.targets.year, COLUMNS.values.period].flatMap((column) => column?.headings.map(plainWords) ?? []),
);

/**
 * "Kode" or "Nama" alone is of the thing that each row is about, where no other heading names that. A code that stands
 * beside its name says it too: of eighteen things of one name it is the one that tells which.
 */
function withBareHead(
  table: Table,
  heads: readonly Cell[],
  uses: ColumnUse[],
  taken: ReadonlySet<string>,
): ColumnUse[] {
  const [field, about] = Object.entries(COLUMNS[table])[0] ?? [];
  if (!field || about?.cell.kind !== "reference") return uses;
  const words = heads.map((heading, column) => (uses[column] === null ? plainWords(textOf(heading)) : ""));
  const own = taken.has(field) ? [...about.headings.map(plainWords), ...BARE_CODES] : BARE;
  const column = own.map((one) => words.indexOf(one)).find((at) => at >= 0);
  return column === undefined ? uses : uses.with(column, { field });
}

const BARE_CODES = ["kode", "code"];
const BARE = [...BARE_CODES, "nama", "name", "uraian"];

/** Codes and names of one thing may both be there: the field that fits first is taken, each once. */
function fieldOf(table: Table, heading: Cell, taken: ReadonlySet<string>): string | null {
  const text = textOf(heading);
  // "Pagu (juta Rp)", "Target (%)": what it is counted in stands in brackets behind the name.
  for (const words of [plainWords(text), plainWords(text.replace(/\([^()]*\)\s*$/, ""))]) {
    if (words === "") continue;
    const fits = ([key, { headings }]: [string, { headings: readonly string[] }]) =>
      !taken.has(key) && headings.some((one) => plainWords(one) === words);
    const field = Object.entries(columnsFor(table)).find(fits)?.[0];
    if (field) return field;
  }
  return null;
}

/** "2024", 2024, "Target 2024", "Realisasi TW III 2023": a column of a series. */
function seriesOf(table: Table, heading: Cell, group: string): ColumnUse {
  const text = plainWords(textOf(heading));
  const period = periodIn(text);
  if (!period) return null;
  // "Realisasi" above "Anggaran 2024" is spent money; a title above the head says less than the heading itself.
  const ownWord = seriesWordIn(text);
  const word = seriesWordIn(`${plainWords(group)} ${text}`);
  const series = (ownWord && !word?.word.includes(ownWord.word) ? ownWord : word)?.series;
  const usual = usualSeries(table);
  // A list of agencies or people has no figures: with columns of years it is another table that names them.
  if (usual === null) return null;
  const own = series === "value" && (table === "funding" || table === "programmes") ? "spent" : (series ?? usual);
  if (!own) return null;
  const isYear = /^\d{4}$/.test(period);
  return isYear || SERIES_OF[own].at === "period" ? { series: own, period } : null;
}

/** The longest word first: "realisasi anggaran" is spent money, and "realisasi" alone a value. */
const SERIES_WORDS_BY_LENGTH = SERIES.flatMap((series) => SERIES_WORDS[series].map((word) => ({ series, word }))).sort(
  (a, b) => b.word.length - a.word.length,
);
const seriesWordIn = (text: string) => SERIES_WORDS_BY_LENGTH.find(({ word }) => text.includes(word));

function usualSeries(table: Table): Series | null {
  if (table === "targets") return "target";
  if (table === "values" || table === "indicators") return "value";
  if (table === "programmeYears" || table === "programmes") return "state";
  return table === "funding" ? "planned" : null;
}

const MONTHS: Readonly<Record<string, string>> = {
  ...{ jan: "01", feb: "02", mar: "03", apr: "04", mei: "05", may: "05", jun: "06", jul: "07" },
  ...{ agu: "08", aug: "08", sep: "09", okt: "10", oct: "10", nov: "11", des: "12", dec: "12" },
};
const QUARTER = /(?:^| )(?:triwulan|tribulan|tw|q|kuartal) ?(iv|i{1,3}|[1-4])(?: |$)/;
const SEMESTER = /(?:^| )(?:semester|smt|s) ?(ii?|[12])(?: |$)/;
const PARTS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

/** The period that a text names, as it is stored; null where it names none. */
export function periodIn(text: string): string | null {
  const words = plainWords(text);
  const stored = parsePeriod(text.trim().toUpperCase());
  if (stored) return text.trim().toUpperCase();
  const year = /(?:^| )((?:19|20)\d{2})(?:$| )/.exec(words)?.[1];
  if (!year) return null;
  const quarter = QUARTER.exec(words)?.[1];
  if (quarter) return `${year}-Q${PARTS[quarter]}`;
  const semester = SEMESTER.exec(words)?.[1];
  if (semester) return `${year}-S${PARTS[semester]}`;
  const month = words.split(" ").flatMap((word) => monthOf(word) ?? [])[0];
  return month ? `${year}-${month}` : year;
}

const NAMES = ["januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober"];
const MONTH_NAMES = [...NAMES, "november", "desember", "january", "february", "march", "may", "june", "july", "august"];
const WHOLE_NAMES = new Set([...MONTH_NAMES, "october", "december"]);

/** "Jan", "Januari", "January": a short name, or a whole one. */
function monthOf(word: string): string | null {
  return word.length === 3 || WHOLE_NAMES.has(word) ? (MONTHS[word.slice(0, 3)] ?? null) : null;
}

/** Of a head of two rows the words above, carried on over the columns that they stand for. */
function groupsAbove({ rows, merges }: Sheet, header: number, width: number): string[] {
  const above = rows[header - 1];
  if (!above) return [];
  const groups: string[] = [];
  let last = "";
  for (let column = 0; column < width; column += 1) {
    const own = textOf(above[column]);
    const merged = merges.find(
      (area) => area.row === header - 1 && area.column < column && column < area.column + area.columns,
    );
    if (own !== "") last = own;
    else if (!merged && merges.some((area) => area.row === header - 1)) last = "";
    groups.push(last);
  }
  return groups;
}

/** The row that looks most like the head of a table, with how much it does. */
function best(sheet: Sheet, table: Table) {
  const named = SHEET_NAMES[table].some((name) => plainWords(name) === plainWords(sheet.name));
  const scores = sheet.rows.slice(0, HEADER_WITHIN).map((row, header) => {
    const columns = columnsOf({ ...sheet, rows: sheet.rows.slice(0, header + 1) }, header, table);
    const fields = columns.flatMap((use) => (use && "field" in use ? [use.field] : []));
    const series = columns.filter((use) => use && "series" in use).length;
    const wanted = Object.entries(COLUMNS[table]).filter(([, { isRequired }]) => isRequired);
    const missing = wanted.filter(([key]) => !fields.includes(key) && !(series > 0 && ISSAIDBYSERIES.has(key))).length;
    const filled = row.filter((cell) => textOf(cell) !== "").length;
    return { header, score: fields.length + Math.min(series, 3) - 2 * missing - (filled < 2 ? 5 : 0) };
  });
  const top = scores.reduce((a, b) => (b.score > a.score ? b : a), { header: 0, score: 0 });
  // Years without a word above them are what was measured, sooner than what was planned.
  const more = (named ? 3 : 0) + (table === "values" ? 1.5 : 0);
  const score = top.score + (top.score > 0 ? more : 0);
  return { header: top.header, score, table: top.score > 0 ? table : null };
}

/** A sheet with a series has these in its columns' headings. */
const ISSAIDBYSERIES: ReadonlySet<string> = new Set(["year", "period", "target", "value", "planned", "running"]);
