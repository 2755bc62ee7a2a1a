import { useTranslations } from "next-intl";
import { Missing } from "@/components/ui/missing";
import { PillarIcon } from "@/components/ui/pillar-badge";
import { pillarHue } from "@/components/ui/pillar-hue";
import { ChartFigure, type ChartFrame } from "./chart-figure";
import { rankedFinding } from "./finding";

export type Bar = { key: string; label: string; value: number | null; text: string | null; pillar?: string };

type BarChartProps = ChartFrame & {
  bars: Bar[];
  /** End of the axis, which starts at zero; by default the longest bar. */
  max?: number;
  categoryLabel: string;
  valueLabel?: string;
  /** Says the highest and the lowest in the title: for scores of things of one kind. */
  isRanked?: boolean;
  /** Many of them: closer together, in two columns where there is room. */
  isDense?: boolean;
};

/** Horizontal bars with their figures beside them. Drawn on the server: lengths are shares of the width. */
export function BarChart({
  bars,
  max,
  categoryLabel,
  valueLabel,
  isRanked = false,
  isDense = false,
  ...frame
}: BarChartProps) {
  const t = useTranslations("Chart");
  const end = max ?? Math.max(...bars.map((bar) => bar.value ?? 0), Number.EPSILON);
  return (
    <ChartFigure
      {...frame}
      finding={isRanked ? rankedFinding(bars, t) : null}
      chart={
        <ul className={isDense ? "gap-8 md:columns-2 [&>li]:mb-2 [&>li]:break-inside-avoid" : "flex flex-col gap-4"}>
          {bars.map((bar) => (
            <li key={bar.key} data-pillar={bar.pillar ? pillarHue(bar.pillar) : undefined}>
              <div className="mb-1 flex items-baseline justify-between gap-4 text-sm">
                {/* A year keeps its four figures together beside a long sum. */}
                <span className="flex items-center gap-2 wrap-break-word">
                  {bar.pillar ? <PillarIcon code={bar.pillar} className="size-4" /> : null}
                  {bar.label}
                </span>
                <span className="text-end font-semibold">{bar.text ?? <Missing />}</span>
              </div>
              <svg
                aria-hidden
                width="100%"
                height="12"
                className={bar.pillar || frame.pillar ? "text-pillar" : "text-accent"}
              >
                <rect width="100%" height="12" rx="3" fill="var(--sunken)" />
                {bar.value === null ? null : (
                  <rect
                    width={`${Math.max(0, Math.min(100, (bar.value / end) * 100))}%`}
                    height="12"
                    rx="3"
                    fill="currentColor"
                  />
                )}
              </svg>
            </li>
          ))}
        </ul>
      }
      table={{
        headers: [categoryLabel, valueLabel ?? t("value")],
        rows: bars.map((bar) => ({ key: bar.key, cells: [bar.label, bar.text] })),
      }}
    />
  );
}
