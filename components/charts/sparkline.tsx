import { pillarHue } from "@/components/ui/pillar-badge";

type SparklineProps = {
  /** In order of time; null leaves a gap. */
  values: (number | null)[];
  /** What a reader who cannot see it should hear, e.g. "2019–2023: turun"; without it the table's figures speak. */
  label?: string;
  pillar?: string;
};

const width = 96;
const height = 28;
const inset = 4;

export function Sparkline({ values, label, pillar }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = (width - 2 * inset) / Math.max(1, values.length - 1);
  const dots = values.flatMap((value, index) => {
    // A level series runs through the middle, not along the bottom as if it were low.
    const share = span === 0 ? 0.5 : ((value ?? low) - low) / span;
    return value === null ? [] : [{ index, x: inset + index * step, y: height - inset - share * (height - 2 * inset) }];
  });
  const path = dots
    .map(
      (dot, index) => `${dots[index - 1]?.index === dot.index - 1 ? "L" : "M"}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`,
    )
    .join("");
  const last = dots.at(-1);
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
      {last ? <circle cx={last.x} cy={last.y} r="3" fill="currentColor" /> : null}
    </svg>
  );
}
