import { classNames } from "./class-names";

// Clockwise from the upper right, in the order in which the ministry lists the pillars.
const segments = ["governance", "society", "economy", "living", "environment", "branding"] as const;

const tan30 = Math.tan(Math.PI / 6);
const cos30 = Math.cos(Math.PI / 6);

function segmentPath(index: number, outer: number, inner: number, gap: number): string {
  const angle = ((index * 60 - 60) * Math.PI) / 180;
  const corner = (distance: number, side: 1 | -1) => {
    const half = side * (distance * tan30 - gap / (2 * cos30));
    const x = distance * Math.cos(angle) - half * Math.sin(angle);
    const y = distance * Math.sin(angle) + half * Math.cos(angle);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  return `M${corner(inner, -1)}L${corner(outer, -1)}L${corner(outer, 1)}L${corner(inner, 1)}Z`;
}

type HexagonMarkProps = {
  size?: number;
  title?: string;
  className?: string;
  /** Where it stands in a picture. */
  place?: { x: number; y: number; width: number; height: number };
};

/** The sign of Enam Pilar: a hexagon of six segments, one per pillar. Decorative unless a title is given. */
export function HexagonMark({ size = 32, title, className, place }: HexagonMarkProps) {
  return (
    <svg
      viewBox="-30 -32 60 64"
      width={size}
      height={size}
      className={classNames("shrink-0", className)}
      role={title ? "img" : undefined}
      aria-label={title}
      aria-hidden={title ? undefined : true}
      {...place}
    >
      {segments.map((pillar, index) => (
        <path key={pillar} d={segmentPath(index, 26, 9.5, 2.4)} fill={`var(--pillar-${pillar})`} />
      ))}
    </svg>
  );
}
