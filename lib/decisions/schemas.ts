import { z } from "zod";
import { newActionSchema } from "@/lib/follow-ups/schemas";

const text = z.string({ error: "required" }).trim().min(1, "required").min(10, "decisionShort").max(2000, "tooLong");

export const TARGETS = ["pillar", "programme", "recommendation", "indicator"] as const;
export type TargetKind = (typeof TARGETS)[number];
export type Target = { kind: TargetKind; id: string };

/** "programme:<id>", as the boxes of the form send it. */
const target = z
  .string()
  .regex(/^(pillar|programme|recommendation|indicator):[0-9a-f-]{36}$/, "invalid")
  .transform((given): Target => {
    const [kind = "", id = ""] = given.split(":");
    return { kind: kind as TargetKind, id };
  });

const links = z
  .union([z.array(target), target.transform((one) => [one])])
  .optional()
  .transform((given) => given ?? []);

/** What was decided and what it is about. */
export const decisionSchema = z.object({ text, links });
export type DecisionFields = z.output<typeof decisionSchema>;

/** A new one also says who does what by when. */
export const newDecisionSchema = z.object({
  text,
  links,
  action: newActionSchema.shape.text,
  agencyCode: newActionSchema.shape.agencyCode,
  dueOn: newActionSchema.shape.dueOn,
});
export type NewDecision = z.output<typeof newDecisionSchema>;
