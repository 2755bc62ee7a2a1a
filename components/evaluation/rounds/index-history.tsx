import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LineChart } from "@/components/charts/line-chart";
import type { PublicInstrument } from "@/lib/evaluation/instruments/published";
import type { IndexPoint } from "@/lib/evaluation/rounds/published";
import { indexLine, withinSeries } from "./index-line";

type IndexHistoryProps = {
  history: IndexPoint[];
  scale: { min: string; max: string };
  unknownYears: string;
  /** Where the series ends with its instrument, and what took its place. */
  ends?: PublicInstrument["ends"];
  /** Of another evaluation than the city's own index. */
  name?: string;
  /** What can be done with the drawing. */
  after?: ReactNode;
};

/** The city's index over the years with its targets; a year without a result keeps its place. */
export function IndexHistory({ history: all, scale, unknownYears, ends = null, name, after }: IndexHistoryProps) {
  const t = useTranslations("Home");
  const locale = useLocale();
  const endWords = useEnding();
  const history = withinSeries(all, ends);
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
      points={indexLine(history, locale)}
      after={after}
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
