import { useLocale, useTranslations } from "next-intl";
import { LineChart } from "@/components/charts/line-chart";
import type { PublicInstrument } from "@/lib/evaluation/instruments/published";
import type { IndexPoint } from "@/lib/evaluation/rounds/published";
import { formatScore } from "@/lib/evaluation/rounds/score-text";

type IndexHistoryProps = {
  history: IndexPoint[];
  scale: { min: string; max: string };
  unknownYears: string;
  /** Where the series ends with its instrument, and what took its place. */
  ends?: PublicInstrument["ends"];
  /** Of another evaluation than the city's own index. */
  name?: string;
};

/** The city's index over the years with its targets; a year without a result keeps its place. */
export function IndexHistory({ history: all, scale, unknownYears, ends = null, name }: IndexHistoryProps) {
  const t = useTranslations("Home");
  const locale = useLocale();
  const endWords = useEnding();
  // What was planned for years after the end is no part of the series.
  const history = ends ? all.filter(({ year }) => year <= ends.year) : all;
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return null;
  return (
    <LineChart
      title={
        name
          ? t("historyTitleOf", { name, from: `${first.year}`, to: `${last.year}` })
          : t("historyTitle", { from: `${first.year}`, to: `${last.year}` })
      }
      lead={t("historyLead", scale)}
      note={
        [unknownYears ? t("historyNote", { years: unknownYears }) : "", ends ? endWords(ends) : ""]
          .filter(Boolean)
          .join(" ") || undefined
      }
      points={history.map(({ year, round, final, target }, index) => ({
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
      }))}
    />
  );
}

/** That a series ended, and with what it must not be joined. */
export function useEnding(): (ends: NonNullable<PublicInstrument["ends"]>) => string {
  const t = useTranslations("Home");
  const locale = useLocale();
  return ({ year, replacedBy }) =>
    replacedBy
      ? t("seriesReplaced", { year: `${year}`, name: replacedBy[locale] })
      : t("seriesEnds", { year: `${year}` });
}

/** Where another instrument begins, or the first one that is known: the line does not join what is not compared. */
function startsAnew(history: IndexPoint[], index: number): boolean {
  const kind = history[index]?.change.kind;
  return (
    kind === "instrument-changed" || (kind === "instrument-unknown" && history[index + 1]?.change.kind === "change")
  );
}
