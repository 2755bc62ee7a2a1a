import "server-only";
import { Decimal } from "decimal.js";
import { getPublishedIndicator, type PublicIndicatorDetail } from "@/lib/city/indicators/published";
import { yearFigure } from "@/lib/city/indicators/year-figure";
import { listOtherCityIndices, type OtherCity } from "@/lib/evaluation/other-cities/published";
import { getIndexHistory } from "@/lib/evaluation/rounds/published";
import { rounded } from "@/lib/platform/datasets/dataset";
import { publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";
import { parsePeriod } from "@/lib/platform/format/period";
import { type Compared, type ComparedPoint, onCommonScale } from "./common-scale";
import { type ComparisonAsked, INDEX_CODE, OTHER_CITY } from "./schemas";

export interface Series {
  code: string;
  /** Null: the city's index. */
  name: Record<Locale, string> | null;
  /** Of another city: where its figures are published. */
  sources?: string[];
  unit: string;
  /** Null of an index, which is told with as many as its letter prints. */
  decimals: number | null;
  points: ComparedPoint[];
}

export interface Comparison {
  series: Series[];
  compared: Compared;
}

export interface Comparable {
  indicators: { code: string; name: Record<Locale, string> }[];
  /** With figures of the same evaluation as ours. */
  cities: { code: string; city: string }[];
}

/** What can be chosen: every published indicator, by name, and other cities. */
export async function listComparable(): Promise<Comparable> {
  const [rows, others] = await Promise.all([
    publicDb().publishedIndicator.findMany({ orderBy: [{ nameId: "asc" }, { code: "asc" }] }),
    listOtherCityIndices(),
  ]);
  return {
    indicators: rows.map(({ code, nameId, nameEn }) => ({ code, name: { id: nameId, en: nameEn } })),
    cities: [...Map.groupBy(others, codeOf)].map(([code, [first]]) => ({ code, city: first?.city ?? code })),
  };
}

/** The same city however it is written. */
const codeOf = ({ city }: OtherCity) =>
  `${OTHER_CITY}${city
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 30)}`;

/** The series that were asked for and are published, on one scale. */
export async function comparePublished({ seri, dari, sampai }: ComparisonAsked): Promise<Comparison> {
  const within = ({ year }: ComparedPoint) =>
    (dari === undefined || year >= dari) && (sampai === undefined || year <= sampai);
  const found = await Promise.all(seri.map(seriesOf));
  const series = found.flatMap((one) => (one ? [{ ...one, points: one.points.filter(within) }] : []));
  return { series, compared: onCommonScale(series.filter(({ points }) => points.length > 0)) };
}

const seriesOf = (code: string): Promise<Series | null> => {
  if (code === INDEX_CODE) return indexSeries();
  return code.startsWith(OTHER_CITY) ? otherCitySeries(code) : indicatorSeries(code);
};

const INDEX = { unit: "skor", decimals: null };
// The first has nothing before it from which it could be broken off.
const begun = (points: ComparedPoint[]) => points.map((point, n) => (n === 0 ? { ...point, breaks: false } : point));

async function indexSeries(): Promise<Series> {
  const history = await getIndexHistory();
  const points = history.flatMap(({ year, final, change }) =>
    final === null ? [] : [{ year, value: final, breaks: change.kind !== "change" }],
  );
  return { code: INDEX_CODE, name: null, ...INDEX, points: begun(points) };
}

/** Another city's, of the rounds that gave our own index, broken off where ours is: measured as we were or not at all. */
async function otherCitySeries(code: string): Promise<Series | null> {
  const own = (await listOtherCityIndices()).filter((row) => codeOf(row) === code);
  const [first] = own;
  if (!first) return null;
  const history = await getIndexHistory();
  const points = history.flatMap(({ year, round, change }) => {
    const row = own.find((one) => one.round === round?.slug);
    return row ? [{ year, value: row.value, breaks: change.kind !== "change" }] : [];
  });
  const sources = [...new Set(own.map(({ source }) => source))];
  return { code, name: { id: first.city, en: first.city }, ...INDEX, sources, points: begun(points) };
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
