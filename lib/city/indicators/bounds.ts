import { Decimal } from "decimal.js";

/** As a definition says, or somebody typed. */
type Bound = { toString(): string } | null | undefined;
export type Bounds = { decimals: number; scaleMin?: Bound; scaleMax?: Bound };

/** The key of what is said of a figure that no value of the indicator could have: too exact, too small or too large. */
export function figureFault(figure: string, { decimals, scaleMin, scaleMax }: Bounds): string | null {
  const value = new Decimal(figure);
  if (value.decimalPlaces() > decimals) return decimals > 0 ? `decimals:${decimals}` : "wholePart";
  if (scaleMin && value.lt(`${scaleMin}`)) return `below-minimum:${scaleMin}`;
  return scaleMax && value.gt(`${scaleMax}`) ? `above-maximum:${scaleMax}` : null;
}
