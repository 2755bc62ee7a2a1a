import { z } from "zod";
import { entryRefSchema } from "@/lib/platform/forms/typed";

/** As many as the queue decides together; the others stand on the page that follows. */
export const SHOW_AT_ONCE = 250;

const refSchema = entryRefSchema.extend({ kind: z.enum(["programme", "indicator"]) });
export type UnpublishedRef = z.output<typeof refSchema>;

/** "programme:ID:3" of a ticked box. */
const tickSchema = z.string().transform((text, context) => {
  const [kind, id, version] = text.split(":");
  const read = refSchema.safeParse({ kind, id, version });
  if (read.success) return read.data;
  context.addIssue({ code: "custom", message: "required" });
  return z.NEVER;
});

export const tickedSchema = z.array(tickSchema).min(1, "tickNone").max(SHOW_AT_ONCE, "invalid");
