import { z } from "zod";
import { ENTRY_KINDS, type EntryKind } from "@/lib/city/entries/kinds";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { TOGETHER_AT_MOST } from "./schemas";

export type TickedEntry = { kind: EntryKind; id: string; version: number };

const whatSchema = entryRefSchema.extend({ kind: z.enum(ENTRY_KINDS) });

/** "value:ID:3" of a ticked box. */
const tickSchema = z.string().transform((text, context) => {
  const [kind, id, version] = text.split(":");
  const read = whatSchema.safeParse({ kind, id, version });
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "required" });
  return z.NEVER;
});

/** The entries whose boxes are ticked in a form of the queue's table. */
export function tickedOf(data: FormData): { ticked: TickedEntry[]; errors: Record<string, string[]> } {
  const sent = [...data].flatMap(([name, value]) => (name.startsWith("tick-") ? [value] : []));
  const read = z.array(tickSchema).min(1, "tickNone").max(TOGETHER_AT_MOST, "invalid").safeParse(sent);
  return read.success ? { ticked: read.data, errors: {} } : { ticked: [], errors: { ticked: ["tickNone"] } };
}
