import { z } from "zod";
import { freeText, localNumberIn, periodSchema } from "@/lib/platform/forms/typed";

const percentSchema = localNumberIn("%")
  .refine((percent) => Number(percent) >= 0 && Number(percent) <= 100, "percentRange")
  .refine((percent) => /^-?\d+(\.\d{1,2})?$/.test(percent), "twoDecimals");

const evidenceUrlSchema = z
  .string()
  .trim()
  .max(2000, "tooLong")
  .refine((url) => URL.canParse(url) && /^https?:\/\//.test(url), "url");

/** A count of people; how many is asked, never who (domain.md section 6). */
const beneficiariesSchema = localNumberIn("orang", 0)
  .refine((count) => /^\d{1,9}$/.test(count), "wholeNumber")
  .transform(Number);

/** What a draft may hold: everything is optional, what is there must be right. */
export const progressDraftSchema = z.object({
  physicalPercent: percentSchema.optional(),
  beneficiaries: beneficiariesSchema.optional(),
  done: freeText(4000),
  obstacles: freeText(4000),
  nextStep: freeText(4000),
  evidenceUrl: evidenceUrlSchema.optional(),
});
export type ProgressDraft = z.output<typeof progressDraftSchema>;

/** What a submission must hold. */
export const progressSubmissionSchema = progressDraftSchema.extend({
  physicalPercent: percentSchema,
  done: z.string({ error: "required" }).trim().min(1, "required").max(4000, "tooLong"),
});

export const newProgressSchema = z.object({ programmeSlug: z.string(), period: periodSchema });
export type NewProgress = z.output<typeof newProgressSchema>;
