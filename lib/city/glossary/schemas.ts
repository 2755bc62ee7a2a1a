import { z } from "zod";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");

/** A word of the trade with what it means, in both languages. */
export const glossaryTermSchema = z.object({
  termId: required(80),
  termEn: required(80),
  explanationId: required(800),
  explanationEn: required(800),
});
export type GlossaryDraft = z.output<typeof glossaryTermSchema>;
