import { z } from "zod";

/** An entry as the form saw it, from hidden fields. */
export const entryRefSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() });

const reason = z.string({ error: "required" }).trim().min(5, "reasonShort").max(2000, "tooLong");

/** Why an entry goes back to its agency, or why a published one is corrected: somebody will read it. */
export const reasonSchema = z.object({ reason });

/** 2023, 2023-S1, 2023-Q3, 2023-07 (DOMAIN.md section 3). */
export const periodSchema = z
  .string({ error: "required" })
  .regex(/^(19|20)\d{2}(-(S[12]|Q[1-4]|0[1-9]|1[0-2]))?$/, "period");

export const freeText = (max: number) => z.string().trim().max(max, "tooLong").default("");
