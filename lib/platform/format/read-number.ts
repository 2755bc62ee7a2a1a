import { Decimal } from "decimal.js";
import { parseLocalNumber } from "./parse-number";

/** What the column keeps behind the point. */
export const MOST_DECIMALS = 6;

/**
 * A figure as it is kept, or the key of what is wrong with it. The column has 18 digits and 6 decimals. Where fewer
 * `decimals` can be, "1.250" may have one reading: 1.25 persons cannot be meant.
 */
export function readLocalNumber(
  typed: string,
  ownUnit: string | null = null,
  decimals = MOST_DECIMALS,
): { value: string; message?: never } | { value?: never; message: string } {
  const parsed = parseLocalNumber(typed, ownUnit);
  switch (parsed.kind) {
    case "ok":
      return /^-?\d{1,18}(\.\d{1,6})?$/.test(parsed.value) ? { value: parsed.value } : { message: "numberSize" };
    case "ambiguous": {
      const [whole, small] = parsed.candidates;
      if (new Decimal(small).decimalPlaces() > decimals) return { value: whole };
      return { message: `ambiguous:${parsed.candidates.join(":")}` };
    }
    case "foreignUnit": {
      const unit = parsed.unit.replaceAll(":", " ");
      return { message: ownUnit === null ? `noUnit:${unit}` : `foreignUnit:${unit}:${ownUnit}` };
    }
    default:
      return { message: "number" };
  }
}
