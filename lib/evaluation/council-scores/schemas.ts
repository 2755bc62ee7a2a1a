import { z } from "zod";
import { freeText, localNumber } from "@/lib/platform/forms/typed";

/** The bounds are the instrument's or the item's, so they are checked with what is scored. */
const score = localNumber.refine((value) => /^-?\d+(\.\d{1,2})?$/.test(value), "twoDecimals");

/** A council member's score of a pillar with its reason. */
export const pillarScoreSchema = z.object({
  value: score,
  reason: z.string({ error: "required" }).trim().min(5, "reasonShort").max(2000, "tooLong"),
});
export type PillarScore = z.output<typeof pillarScoreSchema>;

/** Which score the form continues: empty for a first one. */
export const pillarScoreRefSchema = z.object({
  roundSlug: z.string(),
  pillarSlug: z.string(),
  supersedesId: z.uuid().optional(),
});
export type PillarScoreRef = z.output<typeof pillarScoreRefSchema>;

/** The same of one item; a reason is asked where it differs from the self score (checked with the item). */
export const itemScoreSchema = z.object({ value: score, reason: freeText(2000) });
export type ItemScore = z.output<typeof itemScoreSchema>;

export const itemScoreRefSchema = z.object({ answerId: z.uuid(), supersedesId: z.uuid().optional() });
export type ItemScoreRef = z.output<typeof itemScoreRefSchema>;
