import { z } from "zod";

/** An internal category of a score of 0 to 4, from its minimum on (domain.md section 2, rule 9). */
export type Band = z.output<typeof bandsSchema>[number];

/** As the settings keep them, the lowest first. */
export const bandsSchema = z.array(
  z.object({
    minimum: z.string().regex(/^[0-4](\.\d{1,3})?$/),
    labelId: z.string().min(1),
    labelEn: z.string().min(1),
  }),
);
