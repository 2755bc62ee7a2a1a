import { type ColumnUse, type Mapping, MONEY_IN, periodIn, type Said } from "./headings";
import { LOAD_LIMITS } from "./limits";
import { columnsFor, SERIES, type Series, TABLES, type Table } from "./tables";

/** What a form says of a sheet; without columns where its table or head was chosen anew: they are found again. */
export type ChosenMapping = {
  table: Table | null;
  header: number;
  columns: ColumnUse[];
  said: Said;
  areShares: boolean;
  moneyIn: Mapping["moneyIn"];
};

/** A column's use as a choice of a form, and back. */
export const choiceOf = (use: ColumnUse): string =>
  use === null ? "" : "field" in use ? `field:${use.field}` : `series:${use.series}:${use.period}`;

function useOf(text: string, table: Table | null): ColumnUse {
  const [kind, name = "", period = ""] = text.split(":");
  if (table === null) return null;
  if (kind === "field") return name in columnsFor(table) ? { field: name } : null;
  const series = SERIES.find((one) => one === name);
  return kind === "series" && series && periodIn(period) === period ? { series, period } : null;
}

/** What a column can be taken for: the fields of its table, and where its heading names a period a series in it. */
export function usesFor(table: Table, heading: string): ColumnUse[] {
  const period = periodIn(heading);
  const series = period ? SERIES.map((one: Series) => ({ series: one, period })) : [];
  return [null, ...Object.keys(columnsFor(table)).map((field) => ({ field })), ...series];
}

export function readMappings(data: FormData): ChosenMapping[] {
  const count = Math.min(LOAD_LIMITS.sheets, Number(data.get("sheet-count")) || 0);
  return Array.from({ length: count }, (_, sheet) => {
    const of = (name: string) => String(data.get(`sheet-${sheet}-${name}`) ?? "").trim();
    const table = TABLES.find((one) => one === of("table")) ?? null;
    const width = Math.min(LOAD_LIMITS.columns, Number(of("width")) || 0);
    return {
      table,
      // People count from 1.
      header: Math.max(0, Math.min(LOAD_LIMITS.rows, Number(of("header")) || 1) - 1),
      columns: Array.from({ length: width }, (_none, column) => useOf(of(`col-${column}`), table)),
      said: {
        source: of("source").slice(0, 500),
        plan: of("plan").slice(0, 200),
        polarity: of("polarity").slice(0, 20),
        frequency: of("frequency").slice(0, 20),
        aggregation: of("aggregation").slice(0, 20),
      },
      areShares: of("shares") === "on",
      moneyIn: MONEY_IN.find((one) => one === of("money")) ?? "",
    };
  });
}

/** The names that were asked about, each with what it was said to mean; what was not answered is asked again. */
export function readAnswers(data: FormData): Record<string, string> {
  const said = [...data].flatMap(([name, value]) => {
    if (!name.startsWith("question-")) return [];
    const answer = String(data.get(`answer-${name.slice("question-".length)}`) ?? "");
    return answer === "" ? [] : [[String(value), answer] as const];
  });
  return Object.fromEntries(said);
}
