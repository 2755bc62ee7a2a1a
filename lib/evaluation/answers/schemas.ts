import { z } from "zod";
import { freeText, localNumber } from "@/lib/platform/forms/typed";

const score = localNumber.refine((value) => /^-?\d+(\.\d{1,2})?$/.test(value), "twoDecimals");
const notApplicable = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What a draft may hold: a score on the item's own scale (its bounds are checked with the item), or "does not apply". */
export const answerDraftSchema = z.object({ score: score.optional(), notApplicable, reason: freeText(4000) });
export type AnswerDraft = z.output<typeof answerDraftSchema>;

/** What a submission must hold: a score or "does not apply", and in either case why. */
export const answerSubmissionSchema = answerDraftSchema.superRefine((answer, context) => {
  if (answer.reason.length < 5)
    context.addIssue({ code: "custom", path: ["reason"], message: answer.reason ? "reasonShort" : "required" });
  if (!answer.notApplicable && answer.score === undefined)
    context.addIssue({ code: "custom", path: ["score"], message: "scoreMissing" });
  if (answer.notApplicable && answer.score !== undefined)
    context.addIssue({ code: "custom", path: ["score"], message: "scoreNotApplicable" });
});

/** Several items at once for one agency. */
export const bulkAssignmentSchema = z.object({
  slug: z.string(),
  answerIds: z.array(z.uuid()).min(1, "chooseItems"),
  agencyCode: z.string({ error: "required" }),
  officerId: z.uuid().optional(),
});
export type BulkAssignment = z.output<typeof bulkAssignmentSchema>;
