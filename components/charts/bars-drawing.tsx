import { pillarHue } from "@/components/ui/pillar-hue";
import type { Bar } from "./bar-chart";
import type { Place } from "./picture";
import { wrapped } from "./wrapped";

const ROW = 44;
const SIZE = 14;

export const barsHeight = (bars: readonly Bar[]) => bars.length * ROW;

type BarsDrawingProps = { bars: Bar[]; max: number; missing: string; place: Place };

/** The bars of a page as a drawing of their own, for pictures: label and figure above each. */
export function BarsDrawing({ bars, max, missing, place: { x, y, width } }: BarsDrawingProps) {
  return bars.map((bar, n) => {
    const top = y + n * ROW;
    const share = bar.value === null ? 0 : Math.max(0, Math.min(1, bar.value / max));
    const [label = ""] = wrapped(bar.label, { width: width * 0.6, size: SIZE, lines: 1 });
    return (
      <g key={bar.key} data-pillar={bar.pillar ? pillarHue(bar.pillar) : undefined}>
        <text x={x} y={top + SIZE} fontSize={SIZE} fill="var(--ink)">
          {label}
        </text>
        <text x={x + width} y={top + SIZE} fontSize={SIZE} fontWeight={600} textAnchor="end" fill="var(--ink)">
          {bar.text ?? missing}
        </text>
        <rect x={x} y={top + SIZE + 6} width={width} height={12} rx={3} fill="var(--sunken)" />
        {bar.value === null ? null : (
          <rect
            x={x}
            y={top + SIZE + 6}
            width={Math.round(width * share * 10) / 10}
            height={12}
            rx={3}
            fill={bar.pillar ? "var(--pillar)" : "var(--series)"}
          />
        )}
      </g>
    );
  });
}
