import { z } from "zod";
import { freeText } from "@/lib/platform/forms/typed";

/** What the agency answers to a council score. */
export const replySchema = z.object({
  text: z.string({ error: "required" }).trim().min(5, "reasonShort").max(2000, "tooLong"),
});

/** The council's word on a pillar; a return says what is to be mended. */
export const pillarDecisionSchema = z
  .object({ decision: z.enum(["APPROVED", "RETURNED"], { error: "required" }), note: freeText(2000) })
  .superRefine(({ decision, note }, context) => {
    if (decision === "RETURNED" && note.length < 5)
      context.addIssue({ code: "custom", path: ["note"], message: "reasonShort" });
  });
export type PillarDecision = z.output<typeof pillarDecisionSchema>;

export const pillarRefSchema = z.object({ roundSlug: z.string(), pillarSlug: z.string() });
export type PillarRef = z.output<typeof pillarRefSchema>;
