import { z } from "zod";
import { yearSchema } from "@/lib/city/programme-parts/schemas";
import { parsePeriod } from "@/lib/platform/format/period";
import { boxes, freeText, holdsFromSchema } from "@/lib/platform/forms/typed";

export const PARTNER_KINDS = ["CSR", "BUSINESS", "GOVERNMENT", "UNIVERSITY", "COMMUNITY", "OTHER"] as const;
export const PROGRAMME_STATUSES = ["PLANNED", "RUNNING", "STOPPED", "FINISHED"] as const;

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const optionalText = (max: number) => z.string().trim().max(max, "tooLong").optional();
/** 2024 or 2024-03: the day is often unknown. */
const monthOrYear = z
  .string()
  .trim()
  .refine((text) => /^\d{4}(-\d{2})?$/.test(text) && parsePeriod(text) !== null, "monthOrYear")
  .optional();

export const programmeSchema = z.object({
  name: required(200),
  code: optionalText(60),
  pillarCode: required(60),
  subDimension: optionalText(60),
  agencyCode: required(60),
  supports: boxes,
  quickWin: z.literal("true").optional(),
  status: z.enum(PROGRAMME_STATUSES).optional(),
  startedPeriod: monthOrYear,
  endedPeriod: monthOrYear,
  descriptionId: required(600),
  descriptionEn: required(600),
  benefitId: freeText(600),
  benefitEn: freeText(600),
  masterplanFrom: yearSchema.optional(),
  masterplanTo: yearSchema.optional(),
  kelurahan: boxes,
  source: required(500),
});
export type ProgrammeFields = z.output<typeof programmeSchema>;

export const closingSchema = z.object({
  status: z.enum(["STOPPED", "FINISHED"], { error: "required" }),
  closedOn: holdsFromSchema,
  closedReason: z.string({ error: "required" }).trim().min(5, "reasonShort").max(1000, "tooLong"),
});
export type Closing = z.output<typeof closingSchema>;

export const partnerSchema = z.object({
  name: required(200),
  kind: z.enum(PARTNER_KINDS, { error: "required" }),
});
export type PartnerFields = z.output<typeof partnerSchema>;

export const focusSchema = z.object({
  mostActive: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,2}$/, "wholeNumber")
    .transform(Number)
    .optional(),
});

export const programmeSearchSchema = z.object({
  pilar: z.string().max(60).optional().catch(undefined),
  opd: z.string().max(60).optional().catch(undefined),
  status: z
    .enum([...PROGRAMME_STATUSES, "UNKNOWN"])
    .optional()
    .catch(undefined),
  terbit: z.enum(["ya", "belum"]).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
});
export type ProgrammeSearch = z.output<typeof programmeSearchSchema>;
