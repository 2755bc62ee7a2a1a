import type { LinePoint } from "@/components/charts/line-chart";
import type { PublicIndicatorDetail } from "@/lib/city/indicators/published";
import type { Locale } from "@/lib/platform/format/locale";
import { followsOn, formatPeriod, middleOf, type PeriodKind, parsePeriod } from "@/lib/platform/format/period";
import type { numbers } from "./figure-words";
import { noteBesideBreak } from "./note-words";
import { bareTargets } from "./target-words";

/** Years between the first and the last, so that a year without a value shows as a gap and not as a straight line. */
function withEmptyYears(years: number[]): number[] {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/**
 * The line of an indicator as pages, pictures and other sites draw it: the values of the latest value's kind of period, for
 * a month and a year are never joined, and in its unit, for percent and tons have no axis in common (`leftOut`: there are
 * others). Null where there are not two of them.
 */
export function valueLine(
  { latest, values, targets, segments, retired }: PublicIndicatorDetail,
  number: ReturnType<typeof numbers>,
  locale: Locale,
): { kind: PeriodKind; unit: string; leftOut: boolean; points: LinePoint[] } | null {
  const kind = latest && parsePeriod(latest.period)?.kind;
  const ofKind = values.flatMap(({ value, ...rest }) =>
    value !== null && parsePeriod(rest.period)?.kind === kind ? [{ ...rest, value }] : [],
  );
  const drawn = ofKind.filter(({ unit }) => unit === latest?.unit);
  if (!kind || drawn.length < 2) return null;
  const yearly = kind === "YEAR";
  const starts = new Set(segments.map(([point]) => point?.period));
  // A series ends where it was retired: what was planned for later years is no part of it.
  const lastYear = retired ? Number(retired.from.slice(0, 4)) : null;
  const isDrawn = (year: number) => lastYear === null || year <= lastYear;
  const aims = yearly
    ? targets.filter((aim) => aim.kind !== "STATE" && aim.unit === latest.unit && isDrawn(aim.year))
    : [];
  const periods = yearly
    ? withEmptyYears([...drawn.map(({ period }) => Number(period)), ...aims.map(({ year }) => year)]).map(String)
    : drawn.map(({ period }) => period);
  const bareTarget = bareTargets(number);
  const points = periods.map((period, index): LinePoint => {
    const before = periods[index - 1];
    const value = drawn.find((candidate) => candidate.period === period);
    const aim = aims.find(({ year }) => `${year}` === period);
    return {
      period,
      at: middleOf(period),
      label: formatPeriod(period, locale),
      value: value ? Number(value.value) : null,
      text: value ? number(value.value, value.decimals, value.certainty) : null,
      ...(aims.length > 0
        ? {
            target: aim?.kind === "VALUE" ? Number(aim.value) : null,
            range: aim?.kind === "RANGE" ? { low: Number(aim.low), high: Number(aim.high) } : null,
            targetText: aim ? bareTarget(aim, aim.decimals) : null,
          }
        : {}),
      gapBefore: before !== undefined && !followsOn(before, period),
      breakBefore: value !== undefined && value !== drawn[0] && starts.has(period),
      estimated: value?.certainty === "ESTIMATE",
      note: (value && noteBesideBreak(value, locale)) || undefined,
    };
  });
  return { kind, unit: latest.unit, leftOut: drawn.length < ofKind.length, points };
}
