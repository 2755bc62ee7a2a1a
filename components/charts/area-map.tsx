import { useId } from "react";

/**
 * How an area is filled: a shade (0 is the palest), one of the two that are no figure, or a kind: kinds have no order, and
 * so all the same lightness, beside a mark that says which it is.
 */
export type AreaFill = number | "hidden" | "missing" | { kind: number };
export type MapArea = { key: string; path: string; label: string; fill: AreaFill };

type AreaMapProps = {
  width: number;
  height: number;
  areas: MapArea[];
  /** Written on the areas, at a place of the drawing. */
  marks?: { text: string; x: number; y: number }[];
  className?: string;
};

const SHADES = [0.25, 0.5, 0.75, 1];
const KINDS = ["governance", "society", "environment", "branding"].map((hue) => `var(--pillar-${hue})`);

/** Areas by shade in the colour of the text around them; what is kept back and what is missing have a pattern each. */
export function AreaMap({
  width,
  height,
  areas,
  marks = [],
  className = "mx-auto block h-auto w-full max-w-lg",
}: AreaMapProps) {
  const id = useId();
  return (
    <svg aria-hidden viewBox={`-4 -4 ${width + 8} ${height + 8}`} className={className}>
      <FillPatterns id={id} size={24} />
      {areas.map(({ key, path, label, fill }) => (
        <path key={key} d={path} fillRule="evenodd" stroke="var(--ink)" strokeWidth="1.5" {...fillOf(fill, id)}>
          <title>{label}</title>
        </path>
      ))}
      {marks.map(({ text, x, y }) => (
        <text
          key={text}
          x={x}
          y={y}
          textAnchor="middle"
          dominantBaseline="central"
          fontSize="48"
          fontWeight="600"
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth="12"
          paintOrder="stroke"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** The same fill as a sample, beside its words. */
export function FillSample({ fill }: { fill: AreaFill }) {
  const id = useId();
  return (
    <svg aria-hidden width="24" height="16" viewBox="0 0 24 16" className="shrink-0">
      <FillPatterns id={id} size={8} />
      <rect x="0.5" y="0.5" width="23" height="15" rx="2" stroke="var(--ink)" {...fillOf(fill, id)} />
    </svg>
  );
}

function fillOf(fill: AreaFill, id: string) {
  if (typeof fill === "number") return { fill: "currentColor", fillOpacity: SHADES[Math.min(fill, SHADES.length - 1)] };
  if (typeof fill === "object") return { fill: KINDS[fill.kind % KINDS.length], fillOpacity: 0.35 };
  return { fill: `url(#${id}-${fill})` };
}

function FillPatterns({ id, size }: { id: string; size: number }) {
  const stroke = { stroke: "var(--ink)", strokeWidth: size / 8, fill: "none" };
  const common = { width: size, height: size, patternUnits: "userSpaceOnUse" } as const;
  return (
    <defs>
      <pattern id={`${id}-hidden`} {...common}>
        <rect width={size} height={size} fill="var(--surface)" />
        <path d={`M0 ${size}L${size} 0M${-size / 4} ${size / 4}l${size / 2} ${-size / 2}`} {...stroke} />
        <path d={`M${(size * 3) / 4} ${(size * 5) / 4}l${size / 2} ${-size / 2}`} {...stroke} />
      </pattern>
      <pattern id={`${id}-missing`} {...common}>
        <rect width={size} height={size} fill="var(--surface)" />
        <circle cx={size / 2} cy={size / 2} r={size / 8} fill="var(--ink)" />
      </pattern>
    </defs>
  );
}
