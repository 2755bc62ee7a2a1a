import type { ReactNode } from "react";
import { pillarHue } from "@/components/ui/pillar-hue";
import { wrapped } from "./wrapped";

export type Place = { x: number; y: number; width: number; height: number };

export type PictureProps = {
  /** What is measured. */
  measure: string;
  /** What the figures say. */
  finding: string;
  lead: string;
  notes: string;
  source: string;
  /** Whose it is, from where, as of when. */
  stamp: string;
  pillar?: string | undefined;
  drawing: { height: number; draw: (place: Place) => ReactNode };
};

const WIDTH = 800;
const MARGIN = 32;
const INNER = WIDTH - 2 * MARGIN;

type Line = { text: string; size: number; weight?: number; muted?: boolean };
const linesOf = (text: string, size: number, lines: number, look: Omit<Line, "text" | "size"> = {}): Line[] =>
  wrapped(text, { width: INNER, size, lines }).map((one) => ({ text: one, size, ...look }));

/** A drawing that leaves the site: with its title, its source and its date inside, whatever page it comes to stand on. */
export function Picture({ measure, finding, lead, notes, source, stamp, pillar, drawing }: PictureProps) {
  const head = stacked(MARGIN, [
    ...linesOf(measure, 16, 2, { muted: true }),
    ...linesOf(finding, 24, 2, { weight: 600 }),
    ...linesOf(lead, 14, 2, { muted: true }),
  ]);
  const place = { x: MARGIN, y: head.end + 16, width: INNER, height: drawing.height };
  const foot = stacked(place.y + drawing.height + 12, [
    ...linesOf(notes, 13, 3, { muted: true }),
    ...linesOf(source, 13, 3, { muted: true }),
    ...linesOf(stamp, 13, 2),
  ]);
  const height = Math.ceil(foot.end + MARGIN - 8);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      fontFamily="'Plus Jakarta Sans', 'Segoe UI', Arial, sans-serif"
      data-pillar={pillar ? pillarHue(pillar) : undefined}
    >
      <title>{[measure, finding].filter(Boolean).join(": ")}</title>
      <rect width={WIDTH} height={height} fill="var(--raised)" />
      {head.lines}
      {drawing.draw(place)}
      {foot.lines}
    </svg>
  );
}

/** Lines below each other, from a height on; where they end. */
function stacked(from: number, lines: Line[]): { lines: ReactNode; end: number } {
  let y = from;
  const drawn = lines.map(({ text, size, weight = 400, muted = false }) => {
    y += Math.round(size * 1.35);
    return (
      <text
        key={y}
        x={MARGIN}
        y={y}
        fontSize={size}
        fontWeight={weight}
        fill={muted ? "var(--ink-muted)" : "var(--ink)"}
      >
        {text}
      </text>
    );
  });
  return { lines: drawn, end: y };
}
