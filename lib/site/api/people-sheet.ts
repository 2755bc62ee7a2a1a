import { readRoundSlug } from "@/lib/evaluation/rounds/slug";
import type { Cell } from "@/lib/platform/datasets/dataset";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { formatPeriod, parsePeriod } from "@/lib/platform/format/period";
import type { TableFormat } from "@/lib/platform/format/table-file";
import type { WrittenCell, WrittenSheet } from "@/lib/platform/format/workbook";
import type { Zone } from "@/lib/platform/format/zone";
import { cityZone } from "@/lib/platform/settings/published";
import "server-only";

/** Columns of exact decimal strings: what a reader computes with. All others are text, also where they look like figures ("2023"). */
export const FIGURES: ReadonlySet<string> = new Set([
  ...[
    "achievementPercent",
    "baselineValue",
    "changeDifference",
    "computed",
    "denominator",
    "numerator",
    "official",
    "officialScore",
  ],
  ...["outOf", "physicalProgress", "planned", "product", "scaleMax", "score", "spent", "target", "targetHigh"],
  ...["targetLow", "targetPercent", "trendDifference"],
  ...["value", "weight"],
]);

/** Columns of closed words, which are said in the reader's language; elsewhere "FINAL" may be a code. */
const WORDS: ReadonlySet<string> = new Set([
  ...["about", "action", "aggregation", "breakInSeries", "certainty", "change", "entity", "followUpOrigin"],
  ...[
    "frequency",
    "fund",
    "hidden",
    "kind",
    "origin",
    "overdue",
    "plannedForYear",
    "polarity",
    "quickWin",
    "runningInYear",
    "scope",
    "state",
    "status",
  ],
  ...["targetKind", "targetMet", "trend"],
]);

/** Days and the days of instants, in the city's zone: nobody asks at what minute a figure came out. */
const DAYS: ReadonlySet<string> = new Set([
  ...[
    "answeredAt",
    "closedOn",
    "doneOn",
    "dueOn",
    "followUpPublishedAt",
    "heldOn",
    "letterDate",
    "originalDueOn",
    "periodEnd",
  ],
  ...["publishedAt", "publishedOn", "receivedAt", "reportedAt", "retiredFrom", "toldOn", "withdrawnAt"],
]);

/** Of the seals the order within a day tells something. */
const INSTANTS: ReadonlySet<string> = new Set(["at"]);

const PERIODS: ReadonlySet<string> = new Set(["endedPeriod", "movedTo", "period", "startedPeriod", "trendFrom"]);

/** Rounds, and recommendations by round and number. */
const PLACES: ReadonlySet<string> = new Set(["aboutCode", "changeFrom", "forerunner", "period", "round", "subject"]);

const UNITS: ReadonlySet<string> = new Set(["unit", "valueUnit"]);

/** Single words without anything to fill in: read as they are. */
const MESSAGES = {
  id: async () => (await import("@/messages/id.json")).default,
  en: async () => (await import("@/messages/en.json")).default,
};

const WIDE =
  /^(text|answer|droppedReason|followUp$|followUpSource|reports|evidence|definition$|description|focus|note|reason)/;
const ALSO_WIDE = /^(source|sections|name|url|payload|title|dataSource|producerName|forerunner)/;
const [NARROW_WIDTH, DAY_WIDTH, WIDE_WIDTH] = [16, 20, 48];

const widthOf = (field: string) => {
  if (WIDE.test(field) || ALSO_WIDE.test(field)) return WIDE_WIDTH;
  if (INSTANTS.has(field)) return DAY_WIDTH + 10;
  return DAYS.has(field) ? DAY_WIDTH : NARROW_WIDTH;
};

/** Whose file it is: a CSV says so itself, of a workbook `lang` does. */
export function readerOf(format: Exclude<TableFormat, "csv">, url: URL): Locale {
  return format === "csv-en" || (format === "xlsx" && url.searchParams.get("lang") === "en") ? "en" : "id";
}

type Asked = {
  name: string;
  fields: string[];
  locale: Locale;
  /** Rows of the list that are not in the file. */
  left?: number;
};
type Rows = readonly Readonly<Record<string, Cell>>[];
type Messages = Awaited<ReturnType<(typeof MESSAGES)[Locale]>>;

/**
 * A list as people open it: headings, closed words, periods, units and dates in the reader's language, decimals as
 * figures, a list inside a cell as lines.
 */
export async function peopleSheet(rows: Rows, { name, fields, locale, left = 0 }: Asked): Promise<WrittenSheet> {
  const messages: Messages = await MESSAGES[locale]();
  const headings: Record<string, string> = messages.Columns;
  const zone = await cityZone();
  const cellOf = reader(messages, locale, zone);
  return {
    name,
    locale,
    zone,
    columns: fields.map((field) => ({ heading: headings[field] ?? field, width: widthOf(field) })),
    rows: [
      ...rows.map((row) => fields.map((field) => cellOf(field, row[field] ?? null))),
      ...(left > 0 ? [[messages.Downloads.left.replace("{left}", `${left}`)]] : []),
    ],
  };
}

function reader(messages: Messages, locale: Locale, zone: Zone): (field: string, cell: Cell) => WrittenCell {
  const headings: Record<string, string> = messages.Columns;
  const inWords = teller(messages, locale);

  function partOf([key, value]: [string, string | number | null]): string {
    if (value === null || value === "") return "";
    if (FIGURES.has(key) || key === "rank") {
      const figure = locale === "id" ? `${value}`.replace(".", ",") : `${value}`;
      return `${(headings[key] ?? key).toLowerCase()} ${figure}`;
    }
    if (DAYS.has(key)) return formatDate(dayIn(zone, new Date(value)), locale);
    return inWords(key, `${value}`);
  }

  return (field, cell) => {
    if (cell === null || typeof cell === "number") return cell;
    if (typeof cell === "object")
      return cell.map((one) => Object.entries(one).map(partOf).filter(Boolean).join(" · ")).join("\n") || null;
    if (typeof cell === "boolean") return inWords(field, `${cell}`);
    if (FIGURES.has(field)) return { figure: cell };
    if (INSTANTS.has(field)) return { instant: cell };
    if (DAYS.has(field)) return dayCell(cell, locale, zone);
    return inWords(field, cell);
  };
}

/** A month alone is read as its first day by a spreadsheet; named as a month, like a quarter, it stays what it is. */
function periodText(text: string, locale: Locale): string {
  const inWords = formatPeriod(text, locale);
  if (parsePeriod(text)?.kind !== "MONTH") return inWords;
  return locale === "id" ? `Bulan ${inWords}` : `Month of ${inWords}`;
}

/** A whole day is a date; of "2022-10" no more is known than the month. */
function dayCell(cell: string, locale: Locale, zone: Zone): WrittenCell {
  if (cell.length < "2022-10-31".length) return periodText(cell, locale);
  return { day: cell.includes("T") ? dayIn(zone, new Date(cell)) : cell };
}

/** Says codes in words; what is no code stays as it is. */
function teller({ ColumnWords, IndicatorUnits, Public, Recommendations }: Messages, locale: Locale) {
  const words: Record<string, string> = ColumnWords;
  const units: Record<string, string> = IndicatorUnits;
  const roundName = (slug: string) => {
    const { year, stage } = readRoundSlug(slug);
    const name = stage === null ? Public.roundName : Public.roundNameStage;
    return name.replace("{year}", `${year}`).replace("{stage}", `${stage}`);
  };
  const place = (text: string) => {
    const [, round, order] = /^(\d{4}(?:-\d)?)(?:\/(\d+))?$/.exec(text) ?? [];
    if (round === undefined) return text;
    if (order === undefined) return roundName(round);
    return Recommendations.numberedOf.replace("{order}", order).replace("{round}", roundName(round));
  };
  return (field: string, text: string): string => {
    if (WORDS.has(field)) return words[text] ?? text;
    if (PERIODS.has(field) && parsePeriod(text)) return periodText(text, locale);
    if (PLACES.has(field)) return place(text);
    if (UNITS.has(field) && text !== "%") return units[text.replace(/[^a-z0-9]+/gi, "_")] ?? words[text] ?? text;
    return text;
  };
}
