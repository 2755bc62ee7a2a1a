import { z } from "zod";
import { newActionSchema } from "@/lib/follow-up/actions/schemas";
import { daySchema } from "@/lib/platform/forms/typed";

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

export type RecommendationNumber = { round: string; order: number };

/** "2022/3, 2023-1/4": recommendations too old for the boxes, by round and number, as their pages name them. */
const others = z
  .string()
  .trim()
  .max(500, "tooLong")
  .transform((typed, context) => {
    const given = typed.split(/[,;\s]+/).filter(Boolean);
    const read = given.map((one) => /^(\d{4}(?:-\d)?)\/(\d{1,4})$/.exec(one));
    if (read.some((match) => match === null)) context.addIssue({ code: "custom", message: "recommendationNumber" });
    return read.map((match): RecommendationNumber => ({ round: match?.[1] ?? "", order: Number(match?.[2]) }));
  })
  .optional();

/** What was decided and what it is about. */
export const decisionSchema = z.object({ text, links, others });
export type DecisionFields = z.output<typeof decisionSchema>;

/** What a decision has somebody do. Minutes are often written up weeks later, so its due date may be past already. */
// Of a decision the day may have passed: it is written down afterwards.
const actionFields = newActionSchema("");
export const decisionActionSchema = actionFields.extend({ dueOn: daySchema });

/** A new one also says who does what by when. */
export const newDecisionSchema = z.object({
  ...decisionSchema.shape,
  action: actionFields.shape.text,
  agencyCode: actionFields.shape.agencyCode,
  officerId: actionFields.shape.officerId,
  dueOn: decisionActionSchema.shape.dueOn,
});
export type NewDecision = z.output<typeof newDecisionSchema>;
