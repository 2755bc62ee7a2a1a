import { lettersOf } from "@/lib/platform/format/column-letters";
import { isNothing } from "./cells";
import { type Cell, isMoney, type Mapping, type Sheet, textOf } from "./headings";
import { COLUMNS, SAID_ONCE, type SaidOnce, SERIES_OF, type Table } from "./tables";

/** Where a cell stands, from 0; `column` null: the row as a whole. */
export type Place = { sheet: string; row: number; column: number | null };
export type Fault = Place & {
  fault: string;
  /** So many rows of the sheet more have the same. */
  others?: number;
};
/** `also`: a second column that says the same, such as the code beside the name. */
export type Placed = { cell: Cell; place: Place; also?: Cell };
/** A row of a table as the file has it, cell by cell; what the file has no column for is not in it. */
export type Raw = {
  table: Table;
  place: Place;
  cells: Record<string, Placed>;
  areShares: boolean;
  /** In so many rupiah its money is counted. */
  moneyIn: number;
};

/** "Lembar!C12" as a spreadsheet says it. */
export function addressOf({ row, column }: Place): string {
  return column === null ? `${row + 1}` : `${lettersOf(column)}${row + 1}`;
}

/** The rows that a sheet holds by its mapping: one of its table for each of its rows, and one for each cell of a series. */
export function rowsOf(sheet: Sheet, mapping: Mapping): { rows: Raw[]; faults: Fault[] } {
  const { table, header, columns } = mapping;
  const found: { rows: Raw[]; faults: Fault[] } = { rows: [], faults: [] };
  if (!table) return found;
  const whole = withMerges(sheet, found.faults);
  found.faults.push(...twoHeads(sheet, mapping));
  // A line that names a pillar and nothing else stands above the rows of that pillar.
  let pillar: Cell = null;
  for (let row = header + 1; row < whole.length; row += 1) {
    const filled = (whole[row] ?? []).filter((cell) => !isNothing(cell));
    if (filled.length === 0) continue;
    if (filled.length === 1 && wantedOf(table) > 1) {
      pillar = filled[0] ?? null;
      continue;
    }
    addRow(found.rows, sheet.name, row, whole[row] ?? [], { ...mapping, table, columns }, pillar);
  }
  return found;
}

/**
 * Two columns of one series and period: heads of different units or meanings, of which nobody can say here which is meant.
 * And money whose head counts in thousands or millions, as long as nobody has said in what the sheet counts: the figures
 * would be taken for whole rupiah.
 */
function twoHeads({ name, rows }: Sheet, { header, columns, moneyIn }: Mapping): Fault[] {
  const seen = new Map<string, number>();
  return columns.flatMap((use, column): Fault[] => {
    const at = (fault: string) => [{ sheet: name, row: header, column, fault }];
    const counted = isMoney(use) && moneyIn === "" ? countedIn(headsOf(rows, header, column)) : null;
    if (counted) return at(`loadCountedIn:${counted}`);
    if (!use || !("series" in use)) return [];
    const key = `${use.series} ${use.period}`;
    const first = seen.get(key);
    if (first !== undefined) return at(`loadTwoHeads:${lettersOf(first)}`);
    seen.set(key, column);
    return [];
  });
}

const COUNTED = /(?:^|[^\p{L}])(ribu|ribuan|juta|jutaan|miliar|milyar|triliun)(?![\p{L}])/u;
const countedIn = (heads: string) => COUNTED.exec(heads.toLowerCase())?.[1] ?? null;

/** The words over a column: its own heading, and those of the rows of head above it, carried on over merged columns. */
function headsOf(rows: Sheet["rows"], header: number, column: number): string {
  const above = (row: number) => {
    const cells = rows[row] ?? [];
    for (let at = Math.min(column, cells.length - 1); at >= 0; at -= 1)
      if (!isNothing(cells[at])) return textOf(cells[at]);
    return "";
  };
  const titles = Array.from({ length: Math.min(header, TITLES) }, (_, at) => above(header - 1 - at));
  return [textOf(rows[header]?.[column]), ...titles].join(" ");
}

/** Rows of title that are looked at above a head. */
const TITLES = 4;

const wantedOf = (table: Table) => Object.values(COLUMNS[table]).filter(({ isRequired }) => isRequired).length;

type Chosen = Mapping & { table: Table };

function addRow(
  rows: Raw[],
  sheet: string,
  row: number,
  values: readonly Cell[],
  { table, columns, said: once, areShares, moneyIn }: Chosen,
  pillar: Cell,
) {
  const place = { sheet, row, column: null };
  const counting = { areShares, moneyIn: Number(moneyIn || 1) };
  const said: Raw["cells"] = {};
  const put = (field: string, cell: Cell) => {
    if (cell !== null && cell !== "" && isNothing(said[field]?.cell)) said[field] = { cell, place };
  };
  for (const [column, use] of columns.entries())
    if (use && "field" in use) {
      const own = { cell: values[column] ?? null, place: { sheet, row, column } };
      const first = said[use.field];
      said[use.field] = !first || isNothing(first.cell) ? own : { ...first, also: own.cell };
    }
  for (const field of SAID_ONCE) if (field in COLUMNS[table] || isEvery(field)) put(field, once[field]);
  if ("pillar" in COLUMNS[table]) put("pillar", pillar);
  const isOfSeriesAlone = isSeriesTable(table) && columns.some((use) => use && "series" in use);
  if (!isOfSeriesAlone) rows.push({ table, place, cells: said, ...counting });
  for (const [column, use] of columns.entries()) {
    if (!use || !("series" in use) || isNothing(values[column])) continue;
    const { table: of, field, at } = SERIES_OF[use.series];
    const own = { cell: values[column] ?? null, place: { sheet, row, column } };
    const when = { cell: use.period, place: { sheet, row, column } };
    rows.push({ table: of, place, cells: { ...aboutSeries(table, of, said), [at]: when, [field]: own }, ...counting });
  }
}

/** What the tables of a series may ask for, though that of the row does not. */
const isEvery = (field: SaidOnce) => field === "source" || field === "plan";

const isSeriesTable = (table: Table) => ["targets", "values", "programmeYears", "funding"].includes(table);

/** What the row says of each cell of its series: the thing itself, its source, and what its table shares with the series'. */
function aboutSeries(table: Table, of: Table, said: Raw["cells"]): Raw["cells"] {
  const kept = Object.entries(said).filter(([field]) => field in COLUMNS[of]);
  const thing = table === "programmes" || table === "indicators" ? (said.code ?? said.name) : null;
  const named = said.code && !isNothing(said.code.cell) ? said.code : (said.name ?? thing);
  const as = table === "programmes" ? "programme" : table === "indicators" ? "indicator" : null;
  return { ...Object.fromEntries(kept), ...(as && named ? { [as]: named } : {}) };
}

/** Down a merged area its value counts for every row; across columns nobody can say for which, so it is asked. */
function withMerges({ name, rows, merges }: Sheet, faults: Fault[]): Cell[][] {
  const whole = rows.map((row) => [...row]);
  for (const area of merges) {
    const value = whole[area.row]?.[area.column] ?? null;
    if (isNothing(value) || area.rows < 2) continue;
    for (let row = area.row + 1; row < Math.min(area.row + area.rows, whole.length); row += 1) {
      const cells = whole[row];
      if (cells) cells[area.column] = value;
    }
    if (area.columns > 1 && typeof value === "number")
      faults.push({ sheet: name, row: area.row, column: area.column, fault: "loadMerged" });
  }
  return whole;
}
