import { useLocale, useTranslations } from "next-intl";
import { ChartFigure, type ChartFrame } from "./chart-figure";
import { LazyLinePlot } from "./lazy-line-plot";

export type LinePoint = {
  /** Sorts and identifies: "2023", "2023-Q1". */
  period: string;
  label: string;
  value: number | null;
  /** The value as it is to be read. */
  text: string | null;
  target?: number | null;
  targetText?: string | null;
  /** True where this value cannot be compared with the one before. */
  breakBefore?: boolean;
  note?: string;
};

type LineChartProps = ChartFrame & {
  points: LinePoint[];
  valueLabel?: string;
  /** Ends of the axis; by default they follow the figures. */
  domain?: [number, number];
};

export function LineChart({ points, valueLabel, domain, ...frame }: LineChartProps) {
  const t = useTranslations("Chart");
  const locale = useLocale();
  const label = valueLabel ?? t("value");
  const hasTarget = points.some((point) => point.target != null);
  const notes = points.map((point) =>
    [point.breakBefore ? t("break") : "", point.note ?? ""].filter(Boolean).join("; "),
  );
  const hasNotes = notes.some(Boolean);
  return (
    <ChartFigure
      {...frame}
      chart={
        <LazyLinePlot
          points={points}
          domain={domain}
          locale={locale}
          words={{ value: label, target: t("target"), break: t("break"), loading: t("loading"), title: frame.title }}
        />
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
            ...(hasNotes ? [notes[index] ?? ""] : []),
          ],
        })),
      }}
    />
  );
}
