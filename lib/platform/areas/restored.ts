import type { z } from "zod";

/**
 * An earlier state as its form would send it, read by the form's own schema; null where today's rules refuse it. Recorded
 * instants at midnight are days, numbers are typed as texts, and what is missing is left out.
 */
export function readRestored<Schema extends z.ZodType>(
  schema: Schema,
  state: Readonly<Record<string, unknown>>,
): z.output<Schema> | null {
  const typed = Object.entries(state).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === "") return [];
    if (typeof value === "number") return [[name, String(value)]];
    return [[name, typeof value === "string" ? value.replace(/T00:00:00\.000Z$/, "") : value]];
  });
  const read = schema.safeParse(Object.fromEntries(typed));
  return read.success ? read.data : null;
}
