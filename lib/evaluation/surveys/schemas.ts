import { z } from "zod";
import { daySchema, localNumber, localNumberIn } from "@/lib/platform/forms/typed";

const figure = localNumber.refine((value) => /^-?\d{1,3}(\.\d{1,3})?$/.test(value), "threeDecimals");
const text = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");

/** One result of the impact survey as its form sends it. */
export const surveyResultSchema = z
  .object({
    programmeId: z.uuid({ error: "required" }),
    /** Empty: the programme as a whole. */
    subDimensionId: z.uuid().optional(),
    respondents: localNumberIn(null, 0)
      .refine((value) => /^\d{1,6}$/.test(value) && Number(value) >= 1, "wholeNumber")
      .transform(Number),
    mean: figure,
    scaleMin: figure,
    scaleMax: figure,
    method: text(500),
    fieldworkFrom: daySchema.optional(),
    fieldworkTo: daySchema.optional(),
    source: text(500),
  })
  .refine(({ scaleMin, scaleMax }) => Number(scaleMin) < Number(scaleMax), {
    path: ["scaleMax"],
    message: "scaleOrder",
  })
  .refine(({ mean, scaleMin, scaleMax }) => Number(mean) >= Number(scaleMin) && Number(mean) <= Number(scaleMax), {
    path: ["mean"],
    message: "meanOutside",
  })
  .refine(({ fieldworkFrom, fieldworkTo }) => !fieldworkFrom || !fieldworkTo || fieldworkFrom <= fieldworkTo, {
    path: ["fieldworkTo"],
    message: "dayOrder",
  });
export type SurveyResultFields = z.output<typeof surveyResultSchema>;
