import type { LinePoint } from "@/components/charts/line-chart";
import type { PublicInstrument } from "@/lib/evaluation/instruments/published";
import type { IndexPoint } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import type { Locale } from "@/lib/platform/format/locale";

/** What was planned for years after the end is no part of the series. */
export const withinSeries = (history: IndexPoint[], ends: PublicInstrument["ends"]): IndexPoint[] =>
  ends ? history.filter(({ year }) => year <= ends.year) : history;

/** The index over the years as pages, pictures and other sites draw it; a year without a result keeps its place. */
export const indexLine = (history: IndexPoint[], locale: Locale): LinePoint[] =>
  history.map(({ year, round, final, target }, index) => ({
    period: round?.slug ?? `${year}`,
    // Two stages of one year stand half a year apart, as they are held.
    at: year + (round?.stage === 1 ? 0 : 0.5),
    gapBefore: index > 0 && year - (history[index - 1]?.year ?? year) > 1,
    label: `${year}`,
    value: final === null ? null : Number(final),
    text: final === null ? null : formatScore(final, locale),
    target: target === null ? null : Number(target),
    breakBefore: startsAnew(history, index),
    targetText: target === null ? null : formatScore(target, locale),
  }));

/** Where another instrument begins, or the first one that is known: the line does not join what is not compared. */
function startsAnew(history: IndexPoint[], index: number): boolean {
  const kind = history[index]?.change.kind;
  return (
    kind === "instrument-changed" || (kind === "instrument-unknown" && history[index + 1]?.change.kind === "change")
  );
}
