import { parseLocalNumber } from "./parse-number";

/** A figure as it is kept, or the key of what is wrong with it. The column has 18 digits and 6 decimals. */
export function readLocalNumber(
  typed: string,
  ownUnit: string | null = null,
): { value: string; message?: never } | { value?: never; message: string } {
  const parsed = parseLocalNumber(typed, ownUnit);
  switch (parsed.kind) {
    case "ok":
      return /^-?\d{1,18}(\.\d{1,6})?$/.test(parsed.value) ? { value: parsed.value } : { message: "numberSize" };
    case "ambiguous":
      return { message: `ambiguous:${parsed.candidates.join(":")}` };
    case "foreignUnit": {
      const unit = parsed.unit.replaceAll(":", " ");
      return { message: ownUnit === null ? `noUnit:${unit}` : `foreignUnit:${unit}:${ownUnit}` };
    }
    default:
      return { message: "number" };
  }
}
