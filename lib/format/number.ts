import { Decimal } from "decimal.js";
import type { Locale } from "@/lib/format/locale";

// Digits are grouped by hand: Intl.NumberFormat loses digits of long decimal strings in older browsers, and its
// output differs between the server's and the browser's language data.
const SEPARATORS = { id: { group: ".", decimal: "," }, en: { group: ",", decimal: "." } } as const;
const MINUS = "\u2212";

const MAGNITUDES = [
  { exponent: 12, prose: { id: "triliun", en: "trillion" }, compact: { id: "T", en: "tn" } },
  { exponent: 9, prose: { id: "miliar", en: "billion" }, compact: { id: "M", en: "bn" } },
  { exponent: 6, prose: { id: "juta", en: "million" }, compact: { id: "jt", en: "mn" } },
  { exponent: 3, prose: null, compact: { id: "rb", en: "k" } },
] as const;

export interface DecimalFormat {
  locale: Locale;
  /** Digits after the decimal separator, rounded half up; left out: every digit that the value has. */
  decimals?: number;
}

/**
 * A number as people read it: 1.234,56 (id) or 1,234.56 (en), with a real minus sign and never "−0".
 * Takes decimals as strings without passing through a float. Throws on text that is not a number.
 * Source: DOMAIN.md section 7; rounding half up, section 2, rule 2.
 */
export function formatDecimal(value: Decimal.Value, { locale, decimals }: DecimalFormat): string {
  return sign(value, decimals) + magnitude(value, { locale, decimals });
}

/**
 * A difference with its sign: "+0,19", "−0,113"; zero after rounding has none. Source: UI.md, Figures.
 */
export function formatSigned(value: Decimal.Value, format: DecimalFormat): string {
  const text = formatDecimal(value, format);
  return rounded(value, format.decimals).gt(0) ? `+${text}` : text;
}

/**
 * A percentage given in percent, not as a fraction: 7.15 is "7,15%". A difference of percentages is not one: it is
 * stated in percentage points. Source: DOMAIN.md sections 3 and 7.
 */
export function formatPercent(value: Decimal.Value, format: DecimalFormat): string {
  return `${formatDecimal(value, format)}%`;
}

/**
 * An amount in rupiah, to the whole rupiah unless `decimals` says more: Rp25.000.000 (id), Rp25,000,000 (en).
 * Source: DOMAIN.md section 7.
 */
export function formatRupiah(value: Decimal.Value, { locale, decimals = 0 }: DecimalFormat): string {
  return `${sign(value, decimals)}Rp${magnitude(value, { locale, decimals })}`;
}

/**
 * An amount in rupiah for a sentence: Rp2 miliar (id), Rp2 billion (en), with at most two decimals; below one
 * million it is written in full. Rounded, so not for tables. Source: DOMAIN.md section 7.
 */
export function formatRupiahProse(value: Decimal.Value, { locale }: { locale: Locale }): string {
  const scaled = scale(
    value,
    2,
    MAGNITUDES.filter(({ prose }) => prose !== null),
  );
  const word = scaled.unit?.prose?.[locale];
  if (!word) return formatRupiah(value, { locale });
  return `${sign(scaled.value)}Rp${magnitude(scaled.value, { locale })} ${word}`;
}

/**
 * A short number for axes and cards, with at most `decimals` (1) digits: "2,5 M" (miliar), "25 jt", "4,6 rb", "2 T"
 * (id); "2.5 bn", "25 mn", "4.6 k", "2 tn" (en). English avoids a lone "M", which Indonesian readers take for
 * miliar. Rounded; the full number must stand nearby. Source: DOMAIN.md section 7.
 */
export function formatCompact(value: Decimal.Value, { locale, decimals = 1 }: DecimalFormat): string {
  const scaled = scale(value, decimals, MAGNITUDES);
  const number = formatDecimal(scaled.value, { locale });
  return scaled.unit ? `${number} ${scaled.unit.compact[locale]}` : number;
}

/** Divides by the largest unit that fits; 999.96 million at one decimal becomes 1 billion, not "1.000 jt". */
function scale(value: Decimal.Value, decimals: number, units: readonly (typeof MAGNITUDES)[number][]) {
  const size = new Decimal(value).abs();
  const fits = units.findIndex(({ exponent }) => size.gte(powerOfTen(exponent)));
  const position = fits === -1 ? units.length : fits;
  const unit = units[position] ?? null;
  const larger = units[position - 1];
  const inUnit = rounded(new Decimal(value).div(powerOfTen(unit?.exponent ?? 0)), decimals);
  if (larger && inUnit.abs().gte(powerOfTen(larger.exponent - (unit?.exponent ?? 0)))) {
    return { value: rounded(new Decimal(value).div(powerOfTen(larger.exponent)), decimals), unit: larger };
  }
  return { value: inUnit, unit };
}

function powerOfTen(exponent: number): Decimal {
  return new Decimal(10).pow(exponent);
}

function rounded(value: Decimal.Value, decimals?: number): Decimal {
  const number = new Decimal(value);
  if (!number.isFinite()) throw new RangeError(`Not a number to show: ${value}`);
  return decimals === undefined ? number : number.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

function sign(value: Decimal.Value, decimals?: number): string {
  return rounded(value, decimals).lt(0) ? MINUS : "";
}

function magnitude(value: Decimal.Value, { locale, decimals }: DecimalFormat): string {
  const [whole = "0", fraction] = rounded(value, decimals).abs().toFixed(decimals).split(".");
  const { group, decimal } = SEPARATORS[locale];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, group);
  return fraction === undefined ? grouped : grouped + decimal + fraction;
}
