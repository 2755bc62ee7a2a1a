import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import type { Locale } from "@/lib/platform/format/locale";
import { keptLabels, type LabelPlace } from "./kept-labels";
import type { LinePoint } from "./line-chart";
import type { Place } from "./picture";
import type { ValueAxis } from "./value-axis";

type LineDrawingProps = {
  points: LinePoint[];
  axis: ValueAxis;
  locale: Locale;
  words: { target: string; break: string; title: string };
  width: number;
  height: number;
  className?: string;
  /** Where it stands in a picture. */
  place?: Place;
};

/** Of Plus Jakarta Sans at 13 px, on the wide side: labels that only might touch are left out. */
const LETTER = 7.4;
const [TOP, BOTTOM, RIGHT] = [26, 30, 18];

type Mark = { at: number; x: number; y: number | null };

/** A line chart of one size, with its text in the drawing: there without scripts, on paper and in the dark. */
export function LineDrawing({
  points,
  axis,
  locale,
  words,
  width,
  height,
  className,
  place: standing,
}: LineDrawingProps) {
  const tick = tickWords(axis, locale);
  const left = Math.max(...axis.ticks.map((value) => tick(value).length)) * LETTER + 10;
  const times = points.map(({ at }) => at);
  const x = scaleLinear()
    .domain([Math.min(...times), Math.max(...times)])
    .range([left + 18, width - RIGHT - 14]);
  const y = scaleLinear()
    .domain([axis.start, axis.end])
    .range([height - BOTTOM, TOP]);
  const place = (point: LinePoint, value: number | null | undefined): Mark => ({
    at: point.at,
    x: tenth(x(point.at)),
    y: value == null ? null : tenth(y(value)),
  });
  const marks = points.map((point) => place(point, point.value));
  const aims = points.map((point) => place(point, point.target));
  const ranges = points.flatMap(({ at, range }) =>
    range ? [{ at, x: tenth(x(at)), low: tenth(y(range.low)), high: tenth(y(range.high)) }] : [],
  );
  const lastAim = aims.findLastIndex((aim, n) => aim.y !== null || points[n]?.range);
  const aimAt = aims[lastAim]?.y ?? (lastAim < 0 ? 0 : (ranges.at(-1)?.high ?? 0));
  const placed = (mark: Mark | undefined, text: string) => within(width, span(mark?.x ?? 0, text));
  const periods = points.map((point, n) => placed(marks[n], point.label));
  const figures = points.map((point, n) => (point.text === null ? null : placed(marks[n], point.text)));
  const breaks = points.map((point, n) => {
    const [before, mark] = [marks[n - 1], marks[n]];
    if (!point.breakBefore || !before || !mark) return null;
    return within(width, span(tenth((mark.x + before.x) / 2), words.break));
  });
  const [shownPeriods, shownFigures, namedBreaks] = [keptLabels(periods), keptLabels(figures), keptLabels(breaks)];
  const base = tenth(y(Math.max(axis.start, Math.min(0, axis.end))));
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.title}
      className={className}
      {...standing}
      fontSize="13"
      fill="var(--ink-muted)"
    >
      {axis.ticks.map((value) => (
        <g key={value}>
          <line x1={left} x2={width - RIGHT} y1={tenth(y(value))} y2={tenth(y(value))} stroke="var(--hairline)" />
          <text x={left - 6} y={tenth(y(value)) + 4} textAnchor="end">
            {tick(value)}
          </text>
        </g>
      ))}
      <line x1={left} x2={width - RIGHT} y1={base} y2={base} stroke="var(--control)" />
      {points.map((point, n) => {
        const mark = marks[n];
        if (!mark) return null;
        const middle = tenth((mark.x + (marks[n - 1]?.x ?? mark.x)) / 2);
        return (
          <g key={point.period}>
            {shownPeriods.has(n) ? (
              <text x={periods[n]?.centre} y={height - 8} textAnchor="middle">
                {point.label}
              </text>
            ) : null}
            {point.breakBefore && n > 0 ? (
              <>
                <line
                  x1={middle}
                  x2={middle}
                  y1={TOP - 8}
                  y2={height - BOTTOM}
                  stroke="var(--control)"
                  strokeDasharray="2 3"
                />
                {namedBreaks.has(n) ? (
                  <text x={breaks[n]?.centre} y={TOP - 12} fontSize="12" textAnchor="middle">
                    {words.break}
                  </text>
                ) : null}
              </>
            ) : null}
          </g>
        );
      })}
      {runsOf(points, aims, () => false).map((run) => (
        <path
          key={run[0]?.at}
          d={pathOf(run)}
          fill="none"
          stroke="var(--ink-muted)"
          strokeWidth="1.5"
          strokeDasharray="5 4"
        />
      ))}
      {aims.map((aim) => (aim.y === null ? null : <Diamond key={aim.at} x={aim.x} y={aim.y} />))}
      {ranges.map((range) => (
        <Range key={range.at} {...range} />
      ))}
      {runsOf(points, marks, (point) => Boolean(point.breakBefore || point.gapBefore)).map((run) => (
        <path
          key={run[0]?.at}
          d={pathOf(run)}
          fill="none"
          stroke="var(--series)"
          strokeWidth="2.5"
          strokeLinejoin="round"
        />
      ))}
      {lastAim >= 0 ? (
        <Label x={width - RIGHT} y={aimAt + (isAimBelow(points, lastAim) ? 19 : -10)} anchor="end" muted>
          {`${words.target} ${points[lastAim]?.targetText ?? ""}`}
        </Label>
      ) : null}
      {points.map((point, n) => {
        const mark = marks[n];
        if (!mark || mark.y === null) return null;
        return (
          <g key={point.period}>
            <circle
              cx={mark.x}
              cy={mark.y}
              r="4"
              fill={point.estimated ? "var(--surface)" : "var(--series)"}
              stroke={point.estimated ? "var(--series)" : "var(--surface)"}
              strokeWidth={point.estimated ? 2 : 1.5}
            >
              <title>{[`${point.label}: ${point.text ?? ""}`, point.note].filter(Boolean).join("; ")}</title>
            </circle>
            {shownFigures.has(n) ? (
              <Label x={figures[n]?.centre ?? mark.x} y={mark.y + (isLabelBelow(points, n) ? 19 : -10)} anchor="middle">
                {point.text}
              </Label>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

/** Whole tenths keep the HTML short and the same on every machine. */
const tenth = (value: number) => Math.round(value * 10) / 10;
/** A label near an end moves inwards, so that none is cut. */
const within = (width: number, { centre, width: own }: LabelPlace) => ({
  centre: tenth(Math.max(own / 2, Math.min(width - own / 2, centre))),
  width: own,
});
const span = (centre: number, text: string) => ({ centre, width: text.length * LETTER + 8 });

/** Stretches that a line may join: nothing is drawn over a period without a figure, nor over a break in the series. */
function runsOf(points: LinePoint[], marks: Mark[], isCut: (point: LinePoint) => boolean): Mark[][] {
  const runs: Mark[][] = [[]];
  marks.forEach((mark, n) => {
    const point = points[n];
    if (mark.y === null || (point && isCut(point))) runs.push([]);
    if (mark.y !== null) runs.at(-1)?.push(mark);
  });
  return runs.filter((run) => run.length > 1);
}

const pathOf = (run: Mark[]) =>
  line<Mark>()
    .x((mark) => mark.x)
    .y((mark) => mark.y ?? 0)(run) ?? "";

function tickWords({ end }: ValueAxis, locale: Locale): (value: number) => string {
  // "2 M" is two thousand million in Indonesian, "2B" in English: the language's own short words.
  const compact = end >= 1_000_000 ? ({ notation: "compact" } as const) : {};
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3, ...compact });
  return (value) => number.format(value);
}

/** Away from the target above it, and into the open side of a valley. */
function isLabelBelow(points: LinePoint[], index: number): boolean {
  const point = points[index];
  if (point?.value == null) return false;
  if (point.target != null && point.target >= point.value) return true;
  const neighbours = [points[index - 1]?.value, points[index + 1]?.value].filter((value) => value != null);
  return neighbours.length > 0 && neighbours.every((value) => value > (point.value ?? 0));
}

/** On the side of the target where the last figure is not. */
function isAimBelow(points: LinePoint[], lastAim: number): boolean {
  const last = points.findLast(({ value }) => value !== null)?.value ?? null;
  const aim = points[lastAim]?.target ?? null;
  return last !== null && aim !== null && last > aim;
}

function Diamond({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x} ${y - 5}L${x + 5} ${y}L${x} ${y + 5}L${x - 5} ${y}Z`}
      fill="var(--surface)"
      stroke="var(--ink-muted)"
      strokeWidth="1.5"
    />
  );
}

/** A target between two figures: from the one to the other, with an end at each. */
function Range({ x, low, high }: { x: number; low: number; high: number }) {
  return (
    <path
      d={`M${x - 6} ${high}H${x + 6}M${x} ${high}V${low}M${x - 6} ${low}H${x + 6}`}
      fill="none"
      stroke="var(--ink-muted)"
      strokeWidth="1.5"
      strokeDasharray="5 3"
    />
  );
}

type LabelProps = { x: number; y: number; anchor: "middle" | "end"; muted?: boolean; children: string | null };

/** A figure beside its point, with a rim in the ground's colour where it crosses a line. */
function Label({ x, y, anchor, muted = false, children }: LabelProps) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      fontWeight={muted ? 400 : 600}
      fill={muted ? "var(--ink-muted)" : "var(--ink)"}
      stroke="var(--raised)"
      strokeWidth="4"
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {children}
    </text>
  );
}
