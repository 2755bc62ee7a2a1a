import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Locale } from "@/lib/platform/format/locale";
import type { ValueAxis } from "./value-axis";

export type Line = {
  /** Stands at its end and in the legend. */
  letter: string;
  /** By year; null where there is no figure. */
  values: (number | null)[];
  /** Years before which it does not go on. */
  breaks: number[];
};

type LinesDrawingProps = {
  lines: Line[];
  years: number[];
  locale: Locale;
  title: string;
  axis: ValueAxis;
  width: number;
  height: number;
  className: string;
};

const [TOP, BOTTOM, LEFT, RIGHT] = [14, 30, 56, 34];
/** Ours: each line has a dash of its own, so that it is told apart without colour too. */
export const DASHES = ["", "8 5", "2 4", "10 4 2 4"] as const;
const COLOURS = ["var(--accent)", "var(--ink)", "var(--accent)", "var(--ink)"] as const;

/** Several series on one axis, with the years below: there without scripts and on paper. */
export function LinesDrawing({ lines, years, locale, title, axis, width, height, className }: LinesDrawingProps) {
  const x = scaleLinear()
    .domain([years[0] ?? 0, years.at(-1) ?? 1])
    .range([LEFT + 8, width - RIGHT]);
  const y = scaleLinear()
    .domain([axis.start, axis.end])
    .range([height - BOTTOM, TOP]);
  const compact = axis.end >= 1_000_000 ? ({ notation: "compact" } as const) : {};
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, ...compact });
  const letters = placesOfLetters(
    lines.map(({ values }) => {
      const last = values.findLastIndex((value) => value !== null);
      return last < 0 ? null : { x: x(years[last] ?? 0), y: y(values[last] ?? 0) };
    }),
  );
  const every = Math.ceil(years.length / Math.max(1, Math.floor((width - LEFT - RIGHT) / 44)));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title} className={className} fontSize="13">
      {axis.ticks.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--hairline)" />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" fill="var(--ink-muted)">
            {number.format(tick)}
          </text>
        </g>
      ))}
      {years.map((year, n) =>
        n % every === 0 ? (
          <text key={year} x={x(year)} y={height - 8} textAnchor="middle" fill="var(--ink-muted)">
            {year}
          </text>
        ) : null,
      )}
      {lines.map((own, index) => (
        <g key={own.letter} stroke={COLOURS[index]} fill={COLOURS[index]}>
          {stretches(own, years).map((points) => (
            <path
              key={points[0]?.[0]}
              d={
                line<[number, number]>()(
                  points.map(([year, value]): [number, number] => [tenth(x(year)), tenth(y(value))]),
                ) ?? ""
              }
              fill="none"
              strokeWidth="2"
              strokeDasharray={DASHES[index]}
            />
          ))}
          {own.values.map((value, n) =>
            value === null ? null : (
              <circle key={years[n]} cx={tenth(x(years[n] ?? 0))} cy={tenth(y(value))} r="3" stroke="none" />
            ),
          )}
          {letters[index] && (
            <text {...letters[index]} stroke="none" fontWeight="600">
              {own.letter}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** So far below one another letters can be told apart. */
const LETTER_HEIGHT = 13;

type Place = { x: number; y: number };

/** Beside the last point of each line, or null for one without figures; where lines end close together, one below the other. */
export function placesOfLetters(ends: readonly (Place | null)[]): (Place | null)[] {
  const places = ends.map((end) => end && { x: end.x + 8, y: end.y + 4 });
  const placed: Place[] = [];
  for (const place of places.filter((one) => one !== null).toSorted((a, b) => a.y - b.y)) {
    const beside = placed.filter(({ x }) => x === place.x);
    place.y = Math.max(place.y, ...beside.map(({ y }) => y + LETTER_HEIGHT));
    placed.push(place);
  }
  return places;
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** What a line may join: years that follow each other, without a break between them. */
function stretches({ values, breaks }: Line, years: number[]): [number, number][][] {
  const made: [number, number][][] = [[]];
  for (const [n, value] of values.entries()) {
    const year = years[n] ?? 0;
    if (value === null || breaks.includes(year)) made.push([]);
    if (value !== null) made.at(-1)?.push([year, value]);
  }
  return made.filter((points) => points.length > 0);
}
