import { z } from "zod";
import { freeText, localNumber, periodSchema } from "@/lib/entries/schemas";

/** What a draft value may hold; figures become plain decimal strings. Bounds and ratios are checked with the definition. */
export const valueDraftSchema = z.object({
  value: localNumber.optional(),
  numerator: localNumber.optional(),
  denominator: localNumber.optional(),
  certainty: z.enum(["ESTIMATE", "PROVISIONAL", "FINAL"], { error: "required" }),
  note: freeText(2000),
  source: freeText(500),
  /** The box under "this running total falls: is that so?". */
  fallConfirmed: z.literal("on").optional(),
});
export type ValueDraft = z.output<typeof valueDraftSchema>;

/** A submission names its source; whether value or ratio is complete is checkIndicatorValue's to say. */
export const valueSubmissionSchema = valueDraftSchema.extend({
  source: z.string({ error: "required" }).trim().min(1, "required").max(500, "tooLong"),
});

export const newValueSchema = z.object({
  indicatorCode: z.string(),
  period: periodSchema,
  kelurahanId: z.uuid().optional(),
});
export type NewValue = z.output<typeof newValueSchema>;
