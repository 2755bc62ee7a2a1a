import type { Decimal } from "decimal.js";
import type { Aggregation, Frequency, ValueKind } from "@/lib/platform/db/generated/enums";

/** What a definition says of how values are read and checked. */
export type MeasuredBy = {
  id: string;
  number: number;
  current: boolean;
  validFrom: Date | null;
  frequency: Frequency;
  valueKind: ValueKind;
  states: string[];
  unit: string;
  decimals: number;
  partDecimals: number | null;
  ratioFactor: Decimal.Value | null;
  scaleMin: Decimal.Value | null;
  scaleMax: Decimal.Value | null;
  cumulative: boolean;
  aggregation: Aggregation;
};

/** The same as statements tell it in one text (json_build_array, in this order); figures keep all their digits. */
export type ToldMeasure = readonly [
  ...[id: string, number: number, current: boolean, validFrom: string | null, frequency: Frequency],
  ...[valueKind: ValueKind, states: string[], unit: string, decimals: number, partDecimals: number | null],
  ...[ratioFactor: string | null, scaleMin: string | null, scaleMax: string | null, cumulative: boolean],
  aggregation: Aggregation,
];

export function measuredBy([id, number, current, validFrom, frequency, ...told]: ToldMeasure) {
  const [valueKind, states, unit, decimals, partDecimals, ratioFactor, scaleMin, scaleMax, cumulative, aggregation] =
    told;
  return {
    ...{
      id,
      number,
      current,
      validFrom: validFrom === null ? null : new Date(validFrom),
      frequency,
      valueKind,
      states,
    },
    ...{ unit, decimals, partDecimals, ratioFactor, scaleMin, scaleMax, cumulative, aggregation },
  } satisfies MeasuredBy;
}
