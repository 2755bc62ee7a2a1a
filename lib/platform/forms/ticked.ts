import { z } from "zod";
import { entryRefSchema } from "./typed";

export type Ticked<Kind extends string> = { kind: Kind; id: string; version: number };

/** The rows whose boxes ("value:ID:3", named tick-…) are ticked in a form; none, and why, where one of them names nothing. */
export function tickedOf<const Kind extends string>(
  data: FormData,
  kinds: readonly [Kind, ...Kind[]],
  most: number,
): { ticked: Ticked<Kind>[]; errors: Record<string, string[]> } {
  const row = entryRefSchema.extend({ kind: z.enum(kinds) });
  const box = z.string().transform((text, context) => {
    const [kind, id, version] = text.split(":");
    const read = row.safeParse({ kind, id, version });
    if (read.success) return read.data;
    context.addIssue({ code: "custom", message: "required" });
    return z.NEVER;
  });
  const sent = [...data].flatMap(([name, value]) => (name.startsWith("tick-") ? [value] : []));
  const read = z.array(box).min(1).max(most).safeParse(sent);
  return read.success
    ? { ticked: read.data as Ticked<Kind>[], errors: {} }
    : { ticked: [], errors: { ticked: ["tickNone"] } };
}
