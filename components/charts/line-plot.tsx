"use client";

import {
  CartesianGrid,
  LabelList,
  Line,
  LineChart as Plot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { LinePoint } from "./line-chart";
import { PlotLabel } from "./plot-label";
import { PlotTooltip } from "./plot-tooltip";

export type LinePlotProps = {
  points: LinePoint[];
  domain?: [number, number];
  locale: string;
  words: { value: string; target: string; break: string; loading: string; title: string };
};

type Row = LinePoint & Record<`run${number}`, number | null>;

/** One line per run of comparable values, so that a break in the series shows as a gap. */
function splitIntoRuns(points: LinePoint[]): { rows: Row[]; runs: number } {
  let run = 0;
  const rows = points.map((point, index) => {
    if (point.breakBefore && index > 0) run += 1;
    return { ...point, [`run${run}`]: point.value };
  });
  return { rows, runs: run + 1 };
}

// Beyond this many points labels run into each other; the first, the last and the tooltip remain.
const labelledPoints = 10;

export function LinePlot({ points, domain, locale, words }: LinePlotProps) {
  const { rows, runs } = splitIntoRuns(points);
  const colour = "var(--series)";
  const lastValue = points.findLastIndex((point) => point.value !== null);
  const lastTarget = points.findLastIndex((point) => point.target != null);
  const shown = (index: number) => points.length <= labelledPoints || index === 0 || index === lastValue;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Plot data={rows} margin={{ top: 20, right: 8, bottom: 4, left: 0 }} accessibilityLayer title={words.title}>
        <CartesianGrid vertical={false} stroke="var(--hairline)" />
        <XAxis
          dataKey="label"
          tickLine={false}
          axisLine={{ stroke: "var(--control)" }}
          tick={axisText}
          minTickGap={8}
          interval="preserveStartEnd"
          padding={{ left: 24, right: 24 }}
        />
        <YAxis
          domain={domain ?? ["auto", "auto"]}
          width={40}
          padding={{ bottom: 20 }}
          tickLine={false}
          axisLine={false}
          tick={axisText}
          tickFormatter={(value: number) => number.format(value)}
        />
        <Tooltip
          content={<PlotTooltip words={words} />}
          cursor={{ stroke: "var(--control)" }}
          isAnimationActive={false}
        />
        {points.map((point, index) =>
          point.breakBefore && index > 0 ? (
            <ReferenceLine
              key={point.period}
              x={point.label}
              stroke="var(--control)"
              strokeDasharray="2 3"
              label={{ value: words.break, position: "insideTopLeft", fontSize: 12, fill: "var(--ink-muted)" }}
            />
          ) : null,
        )}
        <Line
          dataKey="target"
          stroke="var(--ink-muted)"
          strokeDasharray="5 4"
          strokeWidth={1.5}
          dot={diamond}
          activeDot={false}
          isAnimationActive={false}
        >
          <LabelList
            content={(label) =>
              label.index === lastTarget ? (
                <PlotLabel {...label} anchor="end" shift={-12} muted>
                  {`${words.target} ${points[lastTarget]?.targetText ?? ""}`}
                </PlotLabel>
              ) : null
            }
          />
        </Line>
        {Array.from({ length: runs }, (_, run) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: a run is its number
            key={run}
            dataKey={`run${run}`}
            stroke={colour}
            strokeWidth={2.5}
            dot={{ r: 4, fill: colour, stroke: "var(--surface)", strokeWidth: 1.5 }}
            activeDot={{ r: 6, fill: colour, stroke: "var(--surface)" }}
            isAnimationActive={false}
          >
            <LabelList
              content={(label) => {
                const index = label.index ?? -1;
                if (!shown(index) || rows[index]?.[`run${run}`] == null) return null;
                return (
                  <PlotLabel {...label} shift={isLabelBelow(points, index) ? 22 : -12}>
                    {points[index]?.text}
                  </PlotLabel>
                );
              }}
            />
          </Line>
        ))}
      </Plot>
    </ResponsiveContainer>
  );
}

/** Away from the target above it, and into the open side of a valley. */
function isLabelBelow(points: LinePoint[], index: number): boolean {
  const point = points[index];
  if (point?.value == null) return false;
  if (point.target != null && point.target >= point.value) return true;
  const neighbours = [points[index - 1]?.value, points[index + 1]?.value].filter((value) => value != null);
  return neighbours.length > 0 && neighbours.every((value) => value > (point.value ?? 0));
}

const axisText = { fontSize: 13, fill: "var(--ink-muted)" };

type DotProps = { cx?: number; cy?: number; index?: number; value?: unknown };

function diamond({ cx, cy, index, value }: DotProps) {
  if (cx === undefined || cy === undefined || value == null) return <g key={index} />;
  return (
    <path
      key={index}
      d={`M${cx} ${cy - 5}L${cx + 5} ${cy}L${cx} ${cy + 5}L${cx - 5} ${cy}Z`}
      fill="var(--surface)"
      stroke="var(--ink-muted)"
      strokeWidth={1.5}
    />
  );
}
