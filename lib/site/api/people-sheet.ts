import "server-only";
import type { Locale } from "@/lib/platform/format/locale";
import type { TableFormat } from "@/lib/platform/format/table-file";
import type { WrittenCell, WrittenSheet } from "@/lib/platform/format/workbook";
import type { Cell } from "./listing";

/** Columns of exact decimal strings: what a reader computes with. All others are text, also where they look like figures ("2023"). */
export const FIGURES: ReadonlySet<string> = new Set([
  ...["achievementPercent", "changeDifference", "computed", "denominator", "numerator", "official", "officialScore"],
  ...["outOf", "physicalProgress", "product", "scaleMax", "score", "target", "targetPercent", "trendDifference"],
  ...["value", "weight"],
]);

/** Columns of closed words, which are said in the reader's language; elsewhere "FINAL" may be a code. */
const WORDS: ReadonlySet<string> = new Set([
  ...["about", "aggregation", "breakInSeries", "certainty", "change", "frequency", "kind", "overdue", "polarity"],
  ...["quickWin", "scope", "status", "targetMet", "trend"],
]);

/** Single words without anything to fill in: read as they are. */
const MESSAGES = {
  id: async () => (await import("@/messages/id.json")).default,
  en: async () => (await import("@/messages/en.json")).default,
};

const WIDE = /^(text|answer|followUp|reports|evidence|definition|description|focus|note|source|sections|name|url)/;
const [NARROW_WIDTH, WIDE_WIDTH] = [16, 48];

type Asked = {
  name: string;
  fields: string[];
  format: Exclude<TableFormat, "csv">;
  url: URL;
  /** Rows of the list that are not in the file. */
  left?: number;
};
type Rows = readonly Readonly<Record<string, Cell>>[];

/**
 * A list as people open it: headings and closed words in the language of the format (of a workbook that which `lang`
 * names), decimals as figures, a list inside a cell as lines.
 */
export async function peopleSheet(rows: Rows, { name, fields, format, url, left = 0 }: Asked): Promise<WrittenSheet> {
  const locale: Locale =
    format === "csv-en" || (format === "xlsx" && url.searchParams.get("lang") === "en") ? "en" : "id";
  const { Columns, ColumnWords, Downloads } = await MESSAGES[locale]();
  const headings: Record<string, string> = Columns;
  const words: Record<string, string> = ColumnWords;
  const word = (field: string, text: string) => (WORDS.has(field) ? words[text] : undefined) ?? text;
  return {
    name,
    columns: fields.map((field) => ({
      heading: headings[field] ?? field,
      width: WIDE.test(field) ? WIDE_WIDTH : NARROW_WIDTH,
    })),
    rows: [
      ...rows.map((row) => fields.map((field) => cellOf(field, row[field] ?? null))),
      ...(left > 0 ? [[Downloads.left.replace("{left}", `${left}`)]] : []),
    ],
  };

  function cellOf(field: string, cell: Cell): WrittenCell {
    if (cell === null || typeof cell === "number") return cell;
    if (typeof cell === "boolean") return word(field, `${cell}`);
    if (typeof cell === "string") return FIGURES.has(field) ? { figure: cell } : word(field, cell);
    const part = ([key, value]: [string, string | number | null]) =>
      FIGURES.has(key) && locale === "id" ? `${value ?? ""}`.replace(".", ",") : word(key, `${value ?? ""}`);
    return cell.map((one) => Object.entries(one).map(part).filter(Boolean).join(" · ")).join("\n");
  }
}
