import type {
  PublishedIndicator,
  PublishedIndicatorTarget,
  PublishedIndicatorValue,
  PublishedTargetRevision,
} from "@/lib/platform/db/generated/client";
import type { ValueCertainty } from "@/lib/platform/db/generated/enums";
import type { Locale } from "@/lib/platform/format/locale";
import { parsePeriod } from "@/lib/platform/format/period";
import { achievement, type IndicatorStatus, indicatorStatus, type Measured, targetMet } from "./achievement";
import { type Target, targetFrom } from "./target";
import { segments, trend } from "./trend";
import { yearFigure, yearState } from "./year-figure";

export interface PublicValue {
  period: string;
  /** 'YYYY-MM-DD' */
  periodEnd: string;
  /** Null for the whole city. */
  kelurahan: string | null;
  /** Null where it is measured in words. */
  value: string | null;
  state: string | null;
  /** As the value's own definition says, which may be an older one than the indicator's. */
  unit: string;
  decimals: number;
  numerator: string | null;
  denominator: string | null;
  /** Of a kelurahan, and kept back: small, or so that another's small figure is not found by it. There is no figure then. */
  hidden: boolean;
  /** It is itself less than this. */
  hiddenBelow: number | null;
  certainty: ValueCertainty;
  breakInSeries: boolean;
  definitionNumber: number;
  /** Definitions of one series are compared with each other. */
  series: number;
  note: Record<Locale, string>;
  source: string;
  revision: number;
  revisionReason: Record<Locale, string> | null;
  /** Of a shipped fact the day of its source, null where the page shows none. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
}

export type PublicTarget = Target & {
  year: number;
  /** As the year was measured, which may be otherwise than today. */
  unit: string;
  decimals: number;
  plan: string;
  source: string;
  revision: number;
  /** Why it was changed, empty for a first one. */
  reason: string;
  /** Null for a shipped one. */
  changedAt: string | null;
};

/** A target that stood before, or that was taken back. */
export type EarlierTarget = Target & {
  unit: string;
  decimals: number;
  year: number;
  revision: number;
  replacedAt: string;
  reason: string;
  withdrawn: boolean;
};

export type PublicTrend =
  | {
      kind: "change";
      difference: string;
      direction: "up" | "down" | "same";
      better: boolean | null;
      from: string;
      to: string;
      unitKind: "percentage-points" | "unit";
      /** One of the two figures is an estimate. */
      estimated: boolean;
    }
  | { kind: "break"; from: string; to: string }
  | { kind: "none" };

export interface PublicStanding {
  latest: PublicValue | null;
  /** The figure of the latest value's year and the periods it is made of; `value` is unrounded. */
  yearFigure: {
    year: number;
    value: string | null;
    state: string | null;
    counted: number;
    expected: number;
    ratable: boolean;
    /** A figure of that year is an estimate. */
    estimated: boolean;
  } | null;
  /** Of the latest value's year where there is one, else the newest target, which nothing is rated against. */
  target: PublicTarget | null;
  achievementPercent: string | null;
  targetMet: boolean | null;
  status: IndicatorStatus;
  trend: PublicTrend;
  /** The last points of the latest value's kind of period, as stretches that a line may join. */
  sparkline: { period: string; value: string }[][];
}

export type PublicValueWithRevisions = PublicValue & { superseded: (PublicValue & { supersededAt: string })[] };

/** An indicator in a year, with the figure or word that stands for the year, against a target of that year. */
export function measuredIn(
  row: Pick<PublishedIndicator, "series" | "polarity" | "aggregation" | "cumulative">,
  values: readonly PublishedIndicatorValue[],
  year: number,
  target: PublishedIndicatorTarget | null,
) {
  const alike = comparable(row, values);
  const figure = yearFigure(alike, year, row);
  const state = yearState(alike, year);
  const measured: Measured = {
    polarity: row.polarity,
    value: figure.ratable ? figure.value : null,
    state,
    target: target && targetFrom(target),
  };
  return { figure, state, measured };
}

/** Where an indicator stands, from its newest city values (newest first) and its targets (newest year first). */
export function standingOf(
  row: PublishedIndicator,
  newestFirst: PublishedIndicatorValue[],
  targets: PublishedIndicatorTarget[],
): PublicStanding {
  const latest = newestFirst[0];
  const year = latest ? yearOf(latest.period) : null;
  const ofYear = targets.find((target) => target.year === year);
  const inYear = year === null ? null : measuredIn(row, newestFirst, year, ofYear ?? null);
  const measured = inYear?.measured ?? { polarity: row.polarity, value: null, target: null };
  const points = newestFirst.flatMap((value) => pointOf(value) ?? []);
  const sameKind = points.filter(({ period }) => latest && kindOf(period) === kindOf(latest.period));
  const change = trend(points, { polarity: row.polarity, unit: latest?.unit ?? row.unit });
  const target = ofYear ?? targets[0];
  const isEstimate = (wanted: (period: string) => boolean) =>
    newestFirst.some(({ period, certainty }) => certainty === "ESTIMATE" && wanted(period));
  return {
    latest: latest ? asValue(latest) : null,
    yearFigure: inYear && {
      ...inYear.figure,
      value: inYear.figure.value?.toFixed() ?? null,
      state: inYear.state,
      estimated: isEstimate((period) => yearOf(period) === year),
    },
    target: target ? asTarget(target) : null,
    achievementPercent: achievement(measured)?.toFixed() ?? null,
    targetMet: targetMet(measured),
    // A year that is not complete yet has data, though nothing to rate.
    status:
      latest && measured.value === null && (measured.state ?? null) === null ? "NOT_RATED" : indicatorStatus(measured),
    trend:
      change.kind === "change"
        ? {
            ...change,
            difference: change.difference.toFixed(),
            estimated: isEstimate((period) => period === change.from || period === change.to),
          }
        : change,
    sparkline: segments(sameKind).map((stretch) => stretch.map(({ period, value }) => ({ period, value }))),
  };
}

/** A value as a point of its series, by the series that its definition belongs to; null for a word. */
function pointOf({ period, value, breakInSeries, series }: PublishedIndicatorValue) {
  return value && { period, value: value.toFixed(), breakInSeries, series };
}

/** Values measured as the indicator is defined now: a target is never held against an older definition's figure. */
function comparable(row: Pick<PublishedIndicator, "series">, values: readonly PublishedIndicatorValue[]) {
  return values
    .filter(({ series }) => series === row.series)
    .map(({ period, value, state }) => ({ period, value: value?.toFixed() ?? null, state }));
}

export function asValue(row: PublishedIndicatorValue): PublicValue {
  const { period, kelurahan, certainty, breakInSeries, definitionNumber, series, source, revision, revisionReason } =
    row;
  return {
    period,
    periodEnd: row.periodEnd.toISOString().slice(0, 10),
    kelurahan,
    value: row.value?.toFixed() ?? null,
    state: row.state,
    unit: row.unit,
    decimals: row.decimals,
    numerator: row.numerator?.toFixed() ?? null,
    denominator: row.denominator?.toFixed() ?? null,
    hidden: row.hidden,
    hiddenBelow: row.hiddenBelow,
    certainty,
    breakInSeries,
    definitionNumber,
    series,
    note: { id: row.note, en: row.noteEn ?? row.note },
    source,
    revision,
    revisionReason: revisionReason === null ? null : { id: revisionReason, en: row.revisionReasonEn ?? revisionReason },
    publishedAt: row.publishedAt?.toISOString() ?? null,
    shipped: row.shipped,
  };
}

export function revisionsAmong(all: readonly PublishedIndicatorValue[]) {
  return (row: PublishedIndicatorValue): PublicValueWithRevisions => ({
    ...asValue(row),
    superseded: all.flatMap((earlier) =>
      earlier.supersededAt && earlier.period === row.period && earlier.kelurahanId === row.kelurahanId
        ? [{ ...asValue(earlier), supersededAt: earlier.supersededAt.toISOString() }]
        : [],
    ),
  });
}

export function asTarget(row: PublishedIndicatorTarget): PublicTarget {
  const { year, unit, decimals, plan, source, revision, reason } = row;
  const changedAt = row.changedAt?.toISOString() ?? null;
  return { ...targetFrom(row), year, unit, decimals, plan, source, revision, reason, changedAt };
}

export function asEarlierTarget(row: PublishedTargetRevision): EarlierTarget {
  const { year, revision, reason, withdrawn } = row;
  const replacedAt = row.replacedAt.toISOString();
  return { ...targetFrom(row), ...measureOfEarlier(row), year, revision, reason, withdrawn, replacedAt };
}

/** A target of the index has no unit, and the decimals that were written. */
export function measureOfEarlier({ unit, decimals, value, low, high }: PublishedTargetRevision) {
  const written = Math.max(...[value, low, high].map((figure) => figure?.decimalPlaces() ?? 0));
  return { unit: unit ?? "", decimals: decimals ?? written };
}

const yearOf = (period: string) => parsePeriod(period)?.year ?? null;
const kindOf = (period: string) => parsePeriod(period)?.kind;
