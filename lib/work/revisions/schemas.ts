import { z } from "zod";

/** Which two revisions are compared; both are ids of audit events, or 0 for what stood before the first. */
export const comparedSchema = z.object({
  dari: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
  sampai: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

/** The row and the revision whose state it gets again. */
export const restoreSchema = z.object({
  entity: z.string().regex(/^[a-zA-Z]{1,40}$/),
  rowId: z.string().min(1).max(100),
  revision: z.string().regex(/^\d{1,18}$/),
  version: z.coerce.number().int().min(0),
});

/** Why it is put back, where its readers are told. */
export const restoreReasonSchema = z.object({ reason: z.string().trim().max(1000, "tooLong").default("") });
export type RestoreRevision = z.output<typeof restoreSchema>;
