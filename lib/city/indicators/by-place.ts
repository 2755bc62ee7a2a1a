import { Decimal } from "decimal.js";
import { comparePeriods } from "@/lib/platform/format/period";
import type { PublicValue } from "./standing";

export interface LatestByPlace<Value> {
  period: string;
  unit: string;
  /** The highest first; behind them what is kept back, by name. */
  values: Value[];
  /** Kelurahan that had a figure before and have none of this period. */
  missing: number;
}

/** The figures of the newest period of which any kelurahan has one; null where none has. Words are no bars. */
export function latestByPlace<
  Value extends Pick<PublicValue, "period" | "kelurahan" | "value" | "unit" | "hidden" | "series">,
>(all: readonly Value[]): LatestByPlace<Value> | null {
  const figures = all.filter(({ value, hidden }) => value !== null || hidden);
  const newest = figures.toSorted((a, b) => comparePeriods(b.period, a.period))[0];
  if (!newest) return null;
  // What was measured otherwise does not stand beside the others.
  const values = figures.filter(({ period, series }) => period === newest.period && series === newest.series);
  const places = new Set(figures.map(({ kelurahan }) => kelurahan));
  return {
    period: newest.period,
    unit: newest.unit,
    values: values.toSorted(highestFirst),
    missing: places.size - values.length,
  };
}

function highestFirst(a: Pick<PublicValue, "kelurahan" | "value">, b: Pick<PublicValue, "kelurahan" | "value">) {
  if (a.value !== null && b.value !== null) {
    const order = new Decimal(b.value).cmp(a.value);
    if (order !== 0) return order;
  } else if (a.value !== b.value) return a.value === null ? 1 : -1;
  return (a.kelurahan ?? "").localeCompare(b.kelurahan ?? "", "id");
}
