import { Decimal } from "decimal.js";
import type { Locale } from "@/lib/platform/format/locale";

// Digits are grouped by hand: Intl.NumberFormat loses digits of long decimal strings in older browsers, and its
// output differs between the server's and the browser's language data.
const SEPARATORS = { id: { group: ".", decimal: "," }, en: { group: ",", decimal: "." } } as const;
const MINUS = "\u2212";

export interface DecimalFormat {
  locale: Locale;
  /** Digits after the decimal separator, rounded half up; left out: every digit that the value has. */
  decimals?: number;
}

/**
 * A number as people read it: 1.234,56 (id) or 1,234.56 (en), with a real minus sign and never "−0".
 * Takes decimals as strings without passing through a float. Throws on text that is not a number.
 * Source: domain.md section 7; rounding half up, section 2, rule 2.
 */
export function formatDecimal(value: Decimal.Value, { locale, decimals }: DecimalFormat): string {
  return sign(value, decimals) + magnitude(value, { locale, decimals });
}

/**
 * A difference with its sign: "+0,19", "−0,113"; zero after rounding has none. Source: interface.md, Figures.
 */
export function formatSigned(value: Decimal.Value, format: DecimalFormat): string {
  const text = formatDecimal(value, format);
  return rounded(value, format.decimals).gt(0) ? `+${text}` : text;
}

/**
 * A percentage given in percent, not as a fraction: 7.15 is "7,15%". A difference of percentages is not one: it is
 * stated in percentage points. Source: domain.md sections 3 and 7.
 */
export function formatPercent(value: Decimal.Value, format: DecimalFormat): string {
  return `${formatDecimal(value, format)}%`;
}

/**
 * An amount in rupiah, to the whole rupiah unless `decimals` says more: Rp25.000.000 (id), Rp25,000,000 (en).
 * Source: domain.md section 7.
 */
export function formatRupiah(value: Decimal.Value, { locale, decimals = 0 }: DecimalFormat): string {
  return `${sign(value, decimals)}Rp${magnitude(value, { locale, decimals })}`;
}

function rounded(value: Decimal.Value, decimals?: number): Decimal {
  const number = new Decimal(value);
  if (!number.isFinite()) throw new RangeError(`Not a number to show: ${value}`);
  return decimals === undefined ? number : number.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

function sign(value: Decimal.Value, decimals?: number): string {
  return rounded(value, decimals).lt(0) ? MINUS : "";
}

/** "1234567" as "1", "234", "567". */
function inThrees(digits: string): string[] {
  const first = digits.length % 3;
  const rest = Array.from({ length: Math.floor(digits.length / 3) }, (_, at) =>
    digits.slice(first + at * 3, first + at * 3 + 3),
  );
  return first > 0 ? [digits.slice(0, first), ...rest] : rest;
}

function magnitude(value: Decimal.Value, { locale, decimals }: DecimalFormat): string {
  const [whole = "0", fraction] = rounded(value, decimals).abs().toFixed(decimals).split(".");
  const { group, decimal } = SEPARATORS[locale];
  const grouped = inThrees(whole).join(group);
  return fraction === undefined ? grouped : grouped + decimal + fraction;
}
