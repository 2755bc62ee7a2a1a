import { scaleLinear } from "d3-scale";
import { pillarHue } from "@/components/ui/pillar-hue";
import { valueAxis } from "./value-axis";

type SparklineProps = {
  /** In order of time, each with its place in it; null breaks the line. */
  points: ({ at: number; value: number } | null)[];
  /** What a reader who cannot see it should hear, e.g. "2019–2023: turun"; without it the table's figures speak. */
  label?: string;
  pillar?: string;
};

const width = 96;
const height = 28;
const inset = 4;

/** Spaced by time and on the same axis as the large chart: a small movement does not look like a great one. */
export function Sparkline({ points, label, pillar }: SparklineProps) {
  const known = points.filter((point) => point !== null);
  const last = known.at(-1);
  if (!last) return null;
  const axis = valueAxis(known.map(({ value }) => value));
  const x = scaleLinear()
    .domain([known[0]?.at ?? 0, last.at])
    .range([inset, width - inset]);
  const y = scaleLinear()
    .domain([axis.start, axis.end])
    .range([height - inset, inset]);
  const place = ({ at, value }: { at: number; value: number }) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  const path = points
    .map((point, index) => (point === null ? "" : `${points[index - 1] ? "L" : "M"}${place(point)}`))
    .join("");
  // A figure that stands alone between two gaps has no line; it is a dot.
  const alone = points.filter(
    (point, index) => point !== null && point !== last && !points[index - 1] && !points[index + 1],
  );
  return (
    <svg
      width={width}
      height={height}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      data-pillar={pillar ? pillarHue(pillar) : undefined}
      className={pillar ? "text-pillar" : "text-muted"}
    >
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      {alone.map((point) =>
        point ? <circle key={point.at} cx={x(point.at)} cy={y(point.value)} r="1.75" fill="currentColor" /> : null,
      )}
      <circle cx={x(last.at)} cy={y(last.value)} r="3" fill="currentColor" />
    </svg>
  );
}
