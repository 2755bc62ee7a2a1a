import { z } from "zod";
import { freeText, localNumber } from "@/lib/platform/forms/typed";

const yesNo = z.enum(["ya", "tidak"], { error: "required" }).transform((answer) => answer === "ya");
const whole = z
  .string()
  .regex(/^\d{1,6}$/, "wholeNumber")
  .transform(Number);

export const PROPOSALS = ["PROGRAMMES_RUNNING", "INDICATOR_ACHIEVEMENT", "SURVEY_MEAN"] as const;

export const itemCode = z
  .string({ error: "required" })
  .trim()
  .max(40, "tooLong")
  .regex(/^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$/, "itemCode");

export const itemText = z.string({ error: "required" }).trim().min(1, "required").max(2000, "tooLong");

/** Decimal strings; an item's score runs from its minimum to its maximum. */
export const itemRange = localNumber.refine((value) => /^-?\d{1,3}(\.\d{1,3})?$/.test(value), "threeDecimals");
export const itemWeight = localNumber
  .refine((value) => Number(value) > 0, "positive")
  .refine((value) => /^\d{1,3}(\.\d{1,6})?$/.test(value), "sixDecimals");

/** One question as its form sends it. `place`: empty, a pillar of the instrument, or "pillar:sub-dimension". */
export const itemSchema = z
  .object({
    itemCode,
    sectionId: z.uuid({ error: "required" }),
    place: z.string().default(""),
    order: whole.refine((place) => place >= 1, "wholeNumber").optional(),
    formNumber: freeText(40),
    formOrder: whole.optional(),
    textId: itemText,
    textEn: freeText(2000),
    helpId: freeText(4000),
    helpEn: freeText(4000),
    minimum: itemRange,
    maximum: itemRange,
    weight: itemWeight,
    evidenceRequired: yesNo,
    notApplicableAllowed: yesNo,
    proposal: z.enum(PROPOSALS).optional(),
  })
  .refine(({ minimum, maximum }) => Number(minimum) < Number(maximum), { path: ["maximum"], message: "scaleOrder" });
export type ItemFields = z.output<typeof itemSchema>;

/** An item by codes, as a workbook names it; what an import writes. */
export const sheetItemSchema = z.object({
  code: z.string(),
  section: z.string(),
  pillar: z.string().nullable(),
  subDimension: z.string().nullable(),
  textId: z.string(),
  textEn: z.string(),
  helpId: z.string(),
  helpEn: z.string(),
  minimum: z.string(),
  maximum: z.string(),
  weight: z.string(),
  evidenceRequired: z.boolean(),
  notApplicableAllowed: z.boolean(),
  proposal: z.enum(PROPOSALS).nullable(),
  formNumber: z.string().nullable(),
  formOrder: z.number().int().nullable(),
});
export type SheetItem = z.output<typeof sheetItemSchema>;
