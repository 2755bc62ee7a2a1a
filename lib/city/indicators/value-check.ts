import { Decimal } from "decimal.js";
import { jumpBeyond, type SeriesFigure } from "./jump";

export interface ReportedValue {
  /** As entered, in the indicator's unit; null when the field is empty. */
  value: Decimal.Value | null;
  numerator: Decimal.Value | null;
  denominator: Decimal.Value | null;
  /** value = numerator ÷ denominator × ratioFactor (100 for a percentage); null where the indicator is no ratio. */
  ratioFactor: Decimal.Value | null;
  /** Decimals that the indicator is stated in: they bind what is entered, and a value may differ from its ratio by half of the last one. */
  decimals: number;
  /** Decimals of numerator and denominator where both are counted; null where nothing binds them. */
  partDecimals: number | null;
  scaleMin: Decimal.Value | null;
  scaleMax: Decimal.Value | null;
  /** The indicator is a running total. */
  cumulative: boolean;
  /** The last value before this period; null when there is none. */
  previous: Decimal.Value | null;
  /** What the series has shown so far: see jumpBeyond. */
  shown: readonly SeriesFigure[];
  period: string;
  aggregation: "SUM" | "LAST" | "MEAN";
}

export type ValueError =
  | { code: "value-missing"; field: "value" }
  | { code: "too-many-decimals"; field: "value" | "numerator" | "denominator"; decimals: number }
  | { code: "below-minimum"; field: "value"; minimum: Decimal }
  | { code: "above-maximum"; field: "value"; maximum: Decimal }
  | { code: "numerator-missing"; field: "numerator" }
  | { code: "denominator-missing"; field: "denominator" }
  | { code: "denominator-not-positive"; field: "denominator" }
  | { code: "ratio-mismatch"; field: "value"; computed: Decimal };

/** Unusual, but possible: asked back once, not refused. */
export type ValueConfirmation =
  | { code: "cumulative-fall"; field: "value"; previous: Decimal }
  | { code: "jump"; field: "value"; value: Decimal; reference: Decimal };

export interface ValueCheck {
  /** The value to keep: as entered, or computed (unrounded) from the ratio where none was entered. */
  value: Decimal | null;
  errors: ValueError[];
  confirmations: ValueConfirmation[];
}

/**
 * Checks a reported indicator value before it is submitted. Errors refuse it and carry the figure to show (the
 * bound, the ratio as computed); confirmations ask back. Bounds are inclusive. Numerator and denominator are looked
 * at only where the indicator is a ratio; giving neither is allowed when there is a value.
 * Source: domain.md section 3; section 8, trap 7; a fall of a running total is asked back, not refused.
 */
export function checkIndicatorValue(reported: ReportedValue): ValueCheck {
  const { computed, errors } = checkRatio(reported);
  errors.push(...tooPrecise(reported));
  const entered = reported.value === null ? null : new Decimal(reported.value);
  const value = entered ?? computed;
  const confirmations: ValueConfirmation[] = [];
  if (value === null) {
    if (errors.length === 0) errors.push({ code: "value-missing", field: "value" });
    return { value, errors, confirmations };
  }

  if (reported.scaleMin !== null && value.lt(reported.scaleMin)) {
    errors.push({ code: "below-minimum", field: "value", minimum: new Decimal(reported.scaleMin) });
  }
  if (reported.scaleMax !== null && value.gt(reported.scaleMax)) {
    errors.push({ code: "above-maximum", field: "value", maximum: new Decimal(reported.scaleMax) });
  }
  const halfOfLastDecimal = new Decimal("0.5").times(new Decimal(10).pow(-reported.decimals));
  if (entered && computed && entered.minus(computed).abs().gt(halfOfLastDecimal)) {
    errors.push({ code: "ratio-mismatch", field: "value", computed });
  }
  if (reported.cumulative && reported.previous !== null && value.lt(reported.previous)) {
    confirmations.push({ code: "cumulative-fall", field: "value", previous: new Decimal(reported.previous) });
  }
  const jump = jumpBeyond(value, reported, reported.shown);
  if (jump) confirmations.push({ code: "jump", field: "value", value, reference: jump.reference });
  return { value, errors, confirmations };
}

/** What was typed with more decimals than its definition has: 1.5 persons, 63.25 houses of 134. */
export function tooPrecise({
  value,
  numerator,
  denominator,
  decimals,
  partDecimals,
}: Pick<ReportedValue, "value" | "numerator" | "denominator" | "decimals" | "partDecimals">): ValueError[] {
  const places = (figure: Decimal.Value | null) => (figure === null ? 0 : new Decimal(figure).decimalPlaces());
  const parts = { numerator, denominator };
  return [
    ...(places(value) > decimals ? [{ code: "too-many-decimals" as const, field: "value" as const, decimals }] : []),
    ...(["numerator", "denominator"] as const).flatMap((field) =>
      partDecimals !== null && places(parts[field]) > partDecimals
        ? [{ code: "too-many-decimals" as const, field, decimals: partDecimals }]
        : [],
    ),
  ];
}

function checkRatio(reported: ReportedValue): { computed: Decimal | null; errors: ValueError[] } {
  const { numerator, denominator, ratioFactor } = reported;
  if (ratioFactor === null || (numerator === null && denominator === null)) return { computed: null, errors: [] };
  if (numerator === null) return { computed: null, errors: [{ code: "numerator-missing", field: "numerator" }] };
  if (denominator === null) return { computed: null, errors: [{ code: "denominator-missing", field: "denominator" }] };
  if (new Decimal(denominator).lte(0)) {
    return { computed: null, errors: [{ code: "denominator-not-positive", field: "denominator" }] };
  }
  // Multiplied first: dividing first would round 1/3 before it becomes a percentage.
  return { computed: new Decimal(numerator).times(ratioFactor).div(denominator), errors: [] };
}
