import { useLocale, useTranslations } from "next-intl";
import type { Locale } from "@/lib/platform/format/locale";
import { ChartFigure, type ChartFrame, nameOf } from "./chart-figure";
import { findingOf, findingText } from "./finding";
import { LineDrawing } from "./line-drawing";
import { valueAxis } from "./value-axis";

export type LinePoint = {
  /** Identifies: "2023", "2023-Q1". */
  period: string;
  /** Where it stands in time, in any one unit: points are as far apart as their times. */
  at: number;
  label: string;
  value: number | null;
  /** The value as it is to be read. */
  text: string | null;
  target?: number | null;
  /** A target between two figures, in the place of a single one. */
  range?: { low: number; high: number } | null;
  targetText?: string | null;
  /** True where this value cannot be compared with the one before. */
  breakBefore?: boolean;
  /** True where periods lie between this value and the one before that have none: the line does not join them. */
  gapBefore?: boolean;
  /** True where nobody counted: drawn hollow. */
  estimated?: boolean;
  note?: string;
};

/** `title` is what is measured; the chart puts above it what the figures say. */
export type LineChartProps = ChartFrame & { points: LinePoint[]; valueLabel?: string };

/** The axis that holds everything that is drawn. */
export const lineAxis = (points: readonly LinePoint[]) =>
  valueAxis(
    points
      .flatMap(({ value, target, range }) => [value, target, range?.low, range?.high])
      .filter((value) => value != null),
  );

/** What has to be said beside a drawing so that it does not mislead. */
export function lineNotes(
  points: readonly LinePoint[],
  locale: Locale,
  t: ReturnType<typeof useTranslations<"Chart">>,
) {
  const { start } = lineAxis(points);
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  return [
    points.some(({ estimated }) => estimated) ? t("estimates") : "",
    start > 0 ? t("axisStart", { start: number.format(start) }) : "",
  ].filter(Boolean);
}

export function LineChart({ points, valueLabel, note, ...frame }: LineChartProps) {
  const t = useTranslations("Chart");
  const locale = useLocale();
  const label = valueLabel ?? t("value");
  const hasTarget = points.some((point) => point.target != null || point.range);
  const ownNotes = points.map((point) =>
    [point.breakBefore ? t("break") : "", point.note ?? ""].filter(Boolean).join("; "),
  );
  const hasNotes = ownNotes.some(Boolean);
  const finding = findingText(findingOf(points), t);
  const drawing = {
    points,
    axis: lineAxis(points),
    locale,
    words: { target: t("target"), break: t("break"), title: nameOf(frame.title, finding) },
  };
  const notes = lineNotes(points, locale, t).join(" ");
  return (
    <ChartFigure
      {...frame}
      finding={finding}
      note={
        note || notes ? (
          <>
            {note} {notes}
          </>
        ) : undefined
      }
      chart={
        // Text is part of a drawing and shrinks with it: a phone gets a drawing of its own.
        <>
          <LineDrawing
            {...drawing}
            width={330}
            height={260}
            className="mx-auto block h-auto w-full max-w-md sm:hidden print:hidden"
          />
          <LineDrawing
            {...drawing}
            width={640}
            height={280}
            className="hidden h-auto w-full max-w-3xl sm:block print:block"
          />
        </>
      }
      table={{
        endsWithNotes: hasNotes,
        headers: [t("period"), label, ...(hasTarget ? [t("target")] : []), ...(hasNotes ? [t("note")] : [])],
        rows: points.map((point, index) => ({
          key: point.period,
          cells: [
            point.label,
            point.text,
            ...(hasTarget ? [point.targetText ?? ""] : []),
            ...(hasNotes ? [ownNotes[index] ?? ""] : []),
          ],
        })),
      }}
    />
  );
}
