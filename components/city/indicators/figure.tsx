import { type Measure, useFigure } from "./figure-words";

/** A value with its unit as people write it: "7,15%", "63 unit", "Rp2.000.000.000". */
export function Figure({ value, measure }: { value: string; measure: Measure }) {
  return useFigure()(value, measure);
}
