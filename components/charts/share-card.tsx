import type { ReactNode } from "react";
import { pillarHue } from "@/components/ui/pillar-hue";
import type { Place } from "./picture";
import { wrapped } from "./wrapped";

export type ShareCardProps = {
  /** "Indikator · Smart Environment" */
  kind: string;
  title: string;
  /** "3,197", or a word where it is measured in words; empty where there is none. */
  figure: string;
  /** Of when it is, and how sure. */
  period: string;
  /** Where it went. */
  direction: string;
  source: string;
  site: string;
  pillar?: string | undefined;
  mark: (place: Place) => ReactNode;
  draw?: ((place: Place) => ReactNode) | undefined;
};

export const CARD = { width: 1200, height: 630 } as const;
const MARGIN = 64;

/** What stands beside a link in a chat: legible on a telephone at a third of its size. */
export function ShareCard({
  kind,
  title,
  figure,
  period,
  direction,
  source,
  site,
  pillar,
  mark,
  draw,
}: ShareCardProps) {
  const width = draw ? 560 : CARD.width - 2 * MARGIN;
  const titles = wrapped(title, { width: CARD.width - 2 * MARGIN, size: 44, lines: 2 });
  const size = figure.length > 26 ? 40 : figure.length > 12 ? 56 : 92;
  const figures = wrapped(figure, { width, size, lines: 2 });
  const top = 176 + titles.length * 54;
  const below = top + 20 + figures.length * size * 1.08;
  const said = wrapped(direction, { width, size: 28, lines: 3 });
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${CARD.width} ${CARD.height}`}
      width={CARD.width}
      height={CARD.height}
      fontFamily="'Plus Jakarta Sans', 'Segoe UI', Arial, sans-serif"
      fill="var(--ink)"
      data-pillar={pillar ? pillarHue(pillar) : undefined}
    >
      <title>{title}</title>
      <rect width={CARD.width} height={CARD.height} fill="var(--surface)" />
      <rect width={CARD.width} height="12" fill="var(--series)" />
      {mark({ x: MARGIN, y: 48, width: 56, height: 60 })}
      <text x={MARGIN + 76} y="74" fontSize="24" fontWeight="600">
        {site}
      </text>
      <text x={MARGIN + 76} y="106" fontSize="22" fill="var(--ink-muted)">
        {wrapped(kind, { width: 940, size: 22, lines: 1 })[0]}
      </text>
      {titles.map((line, index) => (
        <text key={line} x={MARGIN} y={186 + index * 54} fontSize="44" fontWeight="600">
          {line}
        </text>
      ))}
      {figures.map((line, index) => (
        <text
          key={line}
          x={MARGIN}
          y={top + (index + 0.9) * size * 1.08}
          fontSize={size}
          fontWeight="600"
          fill="var(--series)"
        >
          {line}
        </text>
      ))}
      <text x={MARGIN} y={below + 20} fontSize="26" fill="var(--ink-muted)">
        {wrapped(period, { width, size: 26, lines: 1 })[0]}
      </text>
      {said.map((line, index) => (
        <text key={line} x={MARGIN} y={below + 66 + index * 38} fontSize="28">
          {line}
        </text>
      ))}
      {draw?.({ x: 640, y: top - 10, width: 500, height: 300 })}
      <text x={MARGIN} y="592" fontSize="20" fill="var(--ink-muted)">
        {wrapped(source, { width: CARD.width - 2 * MARGIN, size: 20, lines: 1 })[0]}
      </text>
    </svg>
  );
}
