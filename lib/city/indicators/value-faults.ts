import type { ValueConfirmation, ValueError } from "./value-check";

// What a check found as keys of messages/*.json under Fields, with their figures behind colons.

/** The key of what is asked back. */
export const askedKey = (asked: ValueConfirmation) =>
  asked.code === "jump"
    ? `jump:${asked.value.toDecimalPlaces(6).toFixed()}:${asked.reference.toFixed()}`
    : `${asked.code}:${asked.previous.toFixed()}`;

/** The keys of what is wrong, by field. */
export function faultKeys(errors: ValueError[], { unit }: { unit: string }): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const error of errors) {
    if (error.code === "too-many-decimals") {
      const key =
        error.decimals > 0 ? `decimals:${error.decimals}` : error.field === "value" ? `whole:${unit}` : "wholePart";
      fields[error.field] = [...(fields[error.field] ?? []), key];
      continue;
    }
    const figure =
      "minimum" in error
        ? error.minimum
        : "maximum" in error
          ? error.maximum
          : "computed" in error
            ? error.computed.toDecimalPlaces(6)
            : null;
    fields[error.field] = [...(fields[error.field] ?? []), figure ? `${error.code}:${figure.toFixed()}` : error.code];
  }
  return fields;
}
