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
    context.addIssue({ code: "custom", path: ["score"], message: "required" });
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

export const ANSWER_STATUSES = ["DRAFT", "RETURNED", "SUBMITTED", "VERIFIED"] as const;
const LACKING = { opd: "agency", bukti: "evidence" } as const;

const code = z.string().trim().max(60).optional().catch(undefined);
const answerFilterSchema = z.object({
  status: z.enum(ANSWER_STATUSES).optional().catch(undefined),
  agencyCode: code,
  section: code,
  pillar: code,
  officerId: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  lacking: z.enum(["agency", "evidence"]).optional().catch(undefined),
});
export type AnswerQuery = z.output<typeof answerFilterSchema>;

/** The filter that an address of the list names; anything else is no filter. */
export const readAnswerQuery = (of: (name: string) => string | undefined): AnswerQuery =>
  answerFilterSchema.parse({
    ...{ status: of("status"), agencyCode: of("opd"), section: of("bagian"), pillar: of("pilar") },
    ...{ officerId: of("petugas"), q: of("q"), lacking: LACKING[of("kurang") as keyof typeof LACKING] },
  });

/** The same as an address names it. */
export const answerQuery = ({ status, agencyCode, section, pillar, officerId, q, lacking }: AnswerQuery) => ({
  ...{ status, opd: agencyCode, bagian: section, pilar: pillar, petugas: officerId, q },
  kurang: lacking && (lacking === "agency" ? "opd" : "bukti"),
});

/** Whether more than the status narrows the list. */
export const isNarrowed = ({ agencyCode, section, pillar, officerId, q }: AnswerQuery) =>
  [agencyCode, section, pillar, officerId, q].some(Boolean);
