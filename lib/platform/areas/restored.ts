import type { z } from "zod";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";

/**
 * An earlier state as its form would send it, read by the form's own schema; INVALID with the fields that today's rules refuse.
 * Recorded instants at midnight are days, numbers are typed as texts, and what is missing is left out.
 */
export function readRestored<Schema extends z.ZodType>(
  schema: Schema,
  state: Readonly<Record<string, unknown>>,
): Result<z.output<Schema>, never> {
  const typed = Object.entries(state).flatMap(([name, value]) => {
    if (value === null || value === undefined || value === "") return [];
    if (typeof value === "number") return [[name, String(value)]];
    return [[name, typeof value === "string" ? value.replace(/T00:00:00\.000Z$/, "") : value]];
  });
  const read = schema.safeParse(Object.fromEntries(typed));
  if (read.success) return ok(read.data);
  const fields: Record<string, string[]> = {};
  for (const { path, message } of read.error.issues) fields[String(path[0])] = [message];
  return fail("INVALID", { fields });
}
