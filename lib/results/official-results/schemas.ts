import { z } from "zod";
import { daySchema, freeText, localNumber } from "@/lib/platform/forms/typed";

const score = localNumber.refine((value) => /^\d{1,3}(\.\d{1,3})?$/.test(value), "threeDecimals");
const place = z
  .string()
  .regex(/^\d{1,4}$/, "wholeNumber")
  .transform(Number)
  .refine((rank) => rank >= 1, "wholeNumber");

export const SCOPES = ["NATIONAL", "PROVINCE"] as const;

/** The single fields of the letter's form. A draft may lack any of them; what is there must be right. */
export const letterSchema = z
  .object({
    letterNumber: freeText(120),
    letterDate: daySchema.optional(),
    final: score.optional(),
    rankNATIONAL: place.optional(),
    outOfNATIONAL: place.optional(),
    rankPROVINCE: place.optional(),
    outOfPROVINCE: place.optional(),
  })
  .superRefine((letter, context) => {
    // "Of how many" without a place is kept nowhere: asked back rather than dropped without a word.
    for (const scope of SCOPES)
      if (letter[`outOf${scope}`] !== undefined && letter[`rank${scope}`] === undefined)
        context.addIssue({ code: "custom", path: [`rank${scope}`], message: "required" });
  });

/** What the form's fields section-CODE and pillar-CODE hold. */
export const scoreSchema = score;

export const recommendationRowSchema = z.object({
  text: z.string({ error: "required" }).trim().min(1, "required").max(2000, "tooLong"),
  pillar: z.string().optional(),
  agency: z.string({ error: "required" }),
  dueOn: daySchema.optional(),
});

const scores = z.record(z.string(), z.string());

/** The letter as it is stored: scores are exact decimal strings by code, ranks by scope; what it does not say is not there. */
export const resultContentSchema = z.object({
  final: z.string().nullable(),
  sections: scores,
  pillars: scores,
  ranks: z.array(z.object({ scope: z.enum(SCOPES), rank: z.number().int(), outOf: z.number().int().nullable() })),
  recommendations: z.array(
    z.object({ text: z.string(), pillar: z.string().nullable(), agency: z.string(), dueOn: z.string().nullable() }),
  ),
});
export type ResultContent = z.output<typeof resultContentSchema>;

export type Letter = { letterNumber: string; letterDate: string | null; content: ResultContent };

/** The letter from its single fields, its scores by code and its rows. */
export function letterOf(
  fields: z.output<typeof letterSchema>,
  given: { sections: Record<string, string>; pillars: Record<string, string> },
  rows: z.output<typeof recommendationRowSchema>[],
): Letter {
  const ranks = SCOPES.flatMap((scope) => {
    const rank = fields[`rank${scope}`];
    return rank === undefined ? [] : [{ scope, rank, outOf: fields[`outOf${scope}`] ?? null }];
  });
  const recommendations = rows.map(({ text, agency, pillar = null, dueOn = null }) => ({
    text,
    agency,
    pillar,
    dueOn,
  }));
  return {
    letterNumber: fields.letterNumber,
    letterDate: fields.letterDate ?? null,
    content: { final: fields.final ?? null, ...given, ranks, recommendations },
  };
}
