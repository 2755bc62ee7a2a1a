import { useTranslations } from "next-intl";
import { pillarHue } from "@/components/ui/pillar-hue";
import { ChartFigure, type ChartFrame, nameOf } from "./chart-figure";
import { rankedFinding } from "./finding";
import type { Place } from "./picture";

export type RadarAxis = { code: string; label: string; value: number | null; text: string | null };

type PillarRadarProps = ChartFrame & {
  axes: RadarAxis[];
  /** Both ends of the scale of the instrument: the lowest score stands in the centre. */
  min: number;
  max: number;
  categoryLabel: string;
  valueLabel?: string;
};

const radius = 100;
const centre = { x: 180, y: 162 };

export function PillarRadar({ axes, min, max, categoryLabel, valueLabel, ...frame }: PillarRadarProps) {
  const t = useTranslations("Chart");
  const common = useTranslations("Common");
  const finding = rankedFinding(axes, t);
  return (
    <ChartFigure
      {...frame}
      finding={finding}
      chart={
        <RadarDrawing
          axes={axes}
          min={min}
          max={max}
          title={nameOf(frame.title, finding)}
          missing={common("notAvailable")}
        />
      }
      table={{
        headers: [categoryLabel, valueLabel ?? t("value")],
        rows: axes.map((axis) => ({ key: axis.code, cells: [axis.label, axis.text] })),
      }}
    />
  );
}

type RadarDrawingProps = { axes: RadarAxis[]; min: number; max: number; title: string; missing: string; place?: Place };

/** The six pillars of a round, for pages and pictures. */
export function RadarDrawing({ axes, min, max, title, missing, place }: RadarDrawingProps) {
  const point = (index: number, distance: number) => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2;
    // Whole tenths keep the HTML short and the same on every machine.
    const round = (value: number) => Math.round(value * 10) / 10;
    return { x: round(centre.x + distance * Math.cos(angle)), y: round(centre.y + distance * Math.sin(angle)) };
  };
  const ring = (share: number) =>
    axes.map((_, index) => `${point(index, radius * share).x},${point(index, radius * share).y}`).join(" ");
  const length = max - min;
  const rings = Array.from({ length: Math.floor(length) }, (_, index) => (index + 1) / length);
  const scored = axes.flatMap((axis, index) =>
    axis.value === null ? [] : [{ axis, ...point(index, ((axis.value - min) / length) * radius) }],
  );
  const complete = scored.length === axes.length;
  return (
    <svg
      viewBox="0 0 360 324"
      role="img"
      aria-label={title}
      className="mx-auto block h-auto w-full max-w-96"
      {...place}
    >
      {rings.map((share) => (
        <polygon
          key={share}
          points={ring(share)}
          fill="none"
          stroke={share === 1 ? "var(--control)" : "var(--hairline)"}
        />
      ))}
      {axes.map((axis, index) => {
        const end = point(index, radius);
        return <line key={axis.code} x1={centre.x} y1={centre.y} x2={end.x} y2={end.y} stroke="var(--hairline)" />;
      })}
      {/* An area over a missing pillar would claim a value for it. */}
      {complete ? (
        <polygon
          points={scored.map(({ x, y }) => `${x},${y}`).join(" ")}
          fill="var(--accent)"
          fillOpacity="0.1"
          stroke="var(--accent)"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      ) : null}
      {scored.map(({ axis, x, y }) => (
        <g key={axis.code} data-pillar={pillarHue(axis.code)}>
          <circle cx={x} cy={y} r="5" fill="var(--pillar)" stroke="var(--surface)" strokeWidth="1.5" />
        </g>
      ))}
      {axes.map((axis, index) => (
        <AxisLabel key={axis.code} axis={axis} missing={missing} at={point(index, radius)} />
      ))}
    </svg>
  );
}

// Labels stand above or below their corner, never beside it: on a phone there is no room at the sides.
function AxisLabel({ axis, missing, at }: { axis: RadarAxis; missing: string; at: { x: number; y: number } }) {
  const x = at.x + Math.sign(Math.round(at.x - centre.x)) * 34;
  const y = at.y < centre.y ? at.y - 32 : at.y + 26;
  return (
    <g data-pillar={pillarHue(axis.code)} textAnchor="middle" fontSize="16" fontWeight="600">
      <text x={x} y={y} fill="var(--pillar)">
        {axis.label}
      </text>
      {axis.text === null ? (
        <text x={x} y={y + 18} fill="var(--ink-muted)" fontSize="13" fontWeight="400">
          {missing}
        </text>
      ) : (
        <text x={x} y={y + 20} fill="var(--ink)">
          {axis.text}
        </text>
      )}
    </g>
  );
}
