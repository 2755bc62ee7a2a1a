import { useLocale, useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import { DASHES, LinesDrawing } from "@/components/charts/lines-drawing";
import { VISIBLE_OF_INDEX, valueAxis } from "@/components/charts/value-axis";
import { useUnitName } from "@/components/city/indicators/figure-words";
import { Card } from "@/components/ui/card";
import { formatScore } from "@/lib/evaluation/rounds/score-text";
import { formatDecimal } from "@/lib/platform/format/number";
import type { Comparison } from "@/lib/site/comparison/published";
import { letterOf } from "./comparison-form";

/** The series on one axis, named by letters, with their figures beside them as they were published. */
export function ComparisonChart({ series, compared }: Comparison) {
  const t = useTranslations("SeriesComparison");
  const words = useTranslations("Chart");
  const locale = useLocale();
  const unitName = useUnitName();
  const { scale, years, figures, breaks } = compared;
  const told = series.filter(({ points }) => points.length > 0);
  const nameOf = (n: number) => {
    const name = told[n]?.name?.[locale] ?? t("index");
    return told[n]?.sources ? t("otherCity", { city: name }) : name;
  };
  if (scale.kind === "none" || years.length === 0) return <p>{t(told.length > 1 ? "noBase" : "noFigures")}</p>;
  const title = told.map((_, n) => `${letterOf(n)}: ${nameOf(n)}`).join("; ");
  const lead =
    scale.kind === "unit" ? t("inUnit", { unit: unitName(scale.unit) }) : t("asIndex", { year: `${scale.baseYear}` });
  const axis = valueAxis(
    figures
      .flat()
      .filter((figure) => figure !== null)
      .map(Number),
    scale.kind === "index" ? VISIBLE_OF_INDEX : undefined,
  );
  const others = told.flatMap(({ name, sources }) =>
    sources && name ? [`${name[locale]}: ${sources.join("; ")}`] : [],
  );
  const notes = [
    ...(others.length > 0 ? [t("likeWithLike"), t("otherSources", { sources: others.join(". ") })] : []),
    ...(breaks.some((own) => own.length > 0) ? [t("broken")] : []),
    ...(axis.start > 0 ? [words("axisStart", { start: formatDecimal(`${axis.start}`, { locale }) })] : []),
  ];
  const drawing = {
    ...{ years, locale, title, axis },
    lines: figures.map((own, n) => ({
      letter: letterOf(n),
      values: own.map((figure) => (figure === null ? null : Number(figure))),
      breaks: breaks[n] ?? [],
    })),
  };
  return (
    <Card>
      <ChartFigure
        title={t("chart")}
        lead={lead}
        note={notes.length > 0 ? notes.join(" ") : undefined}
        chart={
          <>
            <ul className="mb-4 flex flex-col gap-1 text-sm">
              {told.map(({ code }, n) => (
                <li key={code} className="flex items-center gap-2">
                  <svg aria-hidden width="40" height="8" className="shrink-0">
                    <line
                      x1="0"
                      x2="40"
                      y1="4"
                      y2="4"
                      stroke={n % 2 === 0 ? "var(--accent)" : "var(--ink)"}
                      strokeWidth="2"
                      strokeDasharray={DASHES[n]}
                    />
                  </svg>
                  <span className="font-semibold">{letterOf(n)}</span> {nameOf(n)}
                </li>
              ))}
            </ul>
            <LinesDrawing
              {...drawing}
              width={330}
              height={260}
              className="mx-auto block h-auto w-full max-w-md sm:hidden print:hidden"
            />
            <LinesDrawing
              {...drawing}
              width={640}
              height={300}
              className="hidden h-auto w-full max-w-3xl sm:block print:block"
            />
          </>
        }
        table={{
          headers: [words("period"), ...told.map(({ unit }, n) => `${letterOf(n)} (${unitName(unit)})`)],
          rows: years.map((year) => ({
            key: `${year}`,
            cells: [
              `${year}`,
              ...told.map(({ points, decimals }) => {
                const value = points.findLast((point) => point.year === year)?.value ?? null;
                if (value === null) return null;
                return decimals === null ? formatScore(value, locale) : formatDecimal(value, { locale, decimals });
              }),
            ],
          })),
        }}
      />
    </Card>
  );
}
