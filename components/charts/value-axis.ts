import { scaleLinear } from "d3-scale";

export interface ValueAxis {
  start: number;
  end: number;
  ticks: number[];
}

/** Ours: below this part of the highest figure a movement could not be seen on an axis from zero. */
const VISIBLE = 0.1;
/** Ours: of several lines that all begin at 100 how far they come apart is what is looked for. */
export const VISIBLE_OF_INDEX = 0.5;
/** Ours: an axis that does not begin at zero is at least so many times as long as the movement that it shows. */
const TIMES_THE_SPAN = 4;
const TICKS = 4;

/**
 * Where the upright axis of a line begins and ends, so that the eye is not misled: at zero, unless the figures differ so
 * little that nothing would be seen; then at a round figure below them, so far down that the whole movement still fills
 * no more than a quarter of the height, and the chart says in words that it does not begin at zero. Figures below zero
 * keep zero in sight.
 */
export function valueAxis(values: readonly number[], visible = VISIBLE): ValueAxis {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const isFlat = low === 0 && span > 0 && span < high * visible;
  const scale = scaleLinear()
    .domain([isFlat ? Math.max(0, high - TIMES_THE_SPAN * span) : low, high === low ? 1 : high])
    .nice(TICKS);
  const [start = 0, end = 1] = scale.domain();
  return { start, end, ticks: scale.ticks(TICKS) };
}
