import { z } from "zod";
import { freeText, givenFigure, periodSchema } from "@/lib/platform/forms/typed";

/** The figure that a person confirmed when it was asked back. */
export const confirmedFigure = z.string().max(40).optional();

/** What a draft value may hold; figures become plain decimal strings. Bounds and ratios are checked with the definition. */
export const valueDraftSchema = z.object({
  value: givenFigure.optional(),
  /** Where it is measured in words: one of its definition's. */
  state: z.string().trim().max(200, "tooLong").optional(),
  numerator: givenFigure.optional(),
  denominator: givenFigure.optional(),
  certainty: z.enum(["ESTIMATE", "PROVISIONAL", "FINAL"], { error: "required" }),
  note: freeText(2000),
  source: freeText(500),
  /** The box under "is that so?": the figure that was asked back, so that it confirms no other one. */
  confirmed: confirmedFigure,
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
