import "server-only";
import { Decimal } from "decimal.js";
import { getPublishedIndicator, type PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { yearFigure } from "@/lib/city/indicators/year-figure";
import { getIndexHistory } from "@/lib/evaluation/rounds/published";
import { rounded } from "@/lib/platform/datasets/dataset";
import { publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";
import { parsePeriod } from "@/lib/platform/format/period";
import { type Compared, type ComparedPoint, onCommonScale } from "./common-scale";
import { type ComparisonAsked, INDEX_CODE } from "./schemas";

/** Of the index, as the ministry gives it. */
const SCORE_DECIMALS = 2;

export interface Series {
  code: string;
  /** Null: the city's index. */
  name: Record<Locale, string> | null;
  unit: string;
  decimals: number;
  points: ComparedPoint[];
}

export interface Comparison {
  series: Series[];
  compared: Compared;
}

/** What can be chosen: every published indicator, by name. */
export async function listComparable(): Promise<{ code: string; name: Record<Locale, string> }[]> {
  const rows = await publicDb().publishedIndicator.findMany({ orderBy: [{ nameId: "asc" }, { code: "asc" }] });
  return rows.map(({ code, nameId, nameEn }) => ({ code, name: { id: nameId, en: nameEn } }));
}

/** The series that were asked for and are published, on one scale. */
export async function comparePublished({ seri, dari, sampai }: ComparisonAsked): Promise<Comparison> {
  const within = ({ year }: ComparedPoint) =>
    (dari === undefined || year >= dari) && (sampai === undefined || year <= sampai);
  const found = await Promise.all(seri.map((code) => (code === INDEX_CODE ? indexSeries() : indicatorSeries(code))));
  const series = found.flatMap((one) => (one ? [{ ...one, points: one.points.filter(within) }] : []));
  return { series, compared: onCommonScale(series.filter(({ points }) => points.length > 0)) };
}

async function indexSeries(): Promise<Series> {
  const history = await getIndexHistory();
  const points = history.flatMap(({ year, final, change }) =>
    final === null ? [] : [{ year, value: final, breaks: change.kind !== "change" }],
  );
  // The first has nothing before it from which it could be broken off.
  const told = points.map((point, n) => (n === 0 ? { ...point, breaks: false } : point));
  return { code: INDEX_CODE, name: null, unit: "skor", decimals: SCORE_DECIMALS, points: told };
}

async function indicatorSeries(code: string): Promise<Series | null> {
  const indicator = await getPublishedIndicator(code);
  if (!indicator) return null;
  const { unit, decimals } = indicator.definition;
  return { code, name: indicator.name, unit, decimals, points: yearsOf(indicator) };
}

/** A figure for each year, of the whole city and of the series that goes on today; a part of a year is none. */
function yearsOf({ values, definition }: PublicIndicatorDetail): ComparedPoint[] {
  const newest = values.at(-1)?.series;
  const alike = values.filter(({ series, value }) => series === newest && value !== null);
  const years = [...new Set(alike.flatMap(({ period }) => parsePeriod(period)?.year ?? []))].sort((a, b) => a - b);
  return years.flatMap((year, n) => {
    const figure = yearFigure(
      alike.map(({ period, value }) => ({ period, value: value && new Decimal(value).toFixed() })),
      year,
      definition,
    );
    const broken = alike.some(({ period, breakInSeries }) => breakInSeries && parsePeriod(period)?.year === year);
    if (!figure.ratable || !figure.value) return [];
    return [{ year, value: rounded(figure.value.toFixed(), definition.decimals), breaks: n > 0 && broken }];
  });
}
