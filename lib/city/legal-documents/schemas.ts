import { z } from "zod";
import { daySchema, freeText } from "@/lib/platform/forms/typed";

export const LEGAL_TYPES = [
  ...(["PERWALI", "PERDA", "SK", "SURAT_EDARAN", "UU", "PP", "PERPRES", "PERMEN", "MASTERPLAN", "OTHER"] as const),
] as const;
export const LEGAL_STATUSES = ["PLANNED", "ENACTED", "REVOKED"] as const;

const ids = z
  .union([z.array(z.uuid()), z.uuid().transform((one) => [one])])
  .optional()
  .transform((list) => [...new Set(list ?? [])]);

/** Type, number, year and day are four fields, and number and day may be unknown (domain.md section 8, trap 2). */
const legalDocumentFields = z.object({
  type: z.enum(LEGAL_TYPES, { error: "required" }),
  number: freeText(40).transform((text) => text || null),
  year: z
    .string({ error: "required" })
    .trim()
    .regex(/^(19|20)\d{2}$/, "roundYear")
    .transform(Number),
  title: z.string({ error: "required" }).trim().min(1, "required").max(300, "tooLong"),
  enactedOn: daySchema.optional().transform((day) => day ?? null),
  status: z.enum(LEGAL_STATUSES, { error: "required" }),
  source: freeText(400),
  restsOn: ids,
  replaces: ids,
});

/** A plan names the years that it is for; everything else is numbered in the year in which it is enacted. */
export const legalDocumentSchema = legalDocumentFields.refine(
  ({ type, year, enactedOn }) =>
    enactedOn === null || ["MASTERPLAN", "OTHER"].includes(type) || Number(enactedOn.slice(0, 4)) === year,
  { path: ["enactedOn"], message: "enactedInOtherYear" },
);
export type LegalDocumentFields = z.output<typeof legalDocumentSchema>;

/** With its file, which comes by a form of its own. */
export type LegalDocumentDraft = LegalDocumentFields & { fileId: string | null };

export const legalSearchSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  hal: z.coerce.number().int().min(1).max(10_000).catch(1),
});
