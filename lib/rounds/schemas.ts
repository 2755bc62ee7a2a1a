import { z } from "zod";
import { localNumber } from "@/lib/entries/schemas";

/** A council member's score with its reason. The bounds are the instrument's, so they are checked with the round. */
export const recordScoreSchema = z.object({
  value: localNumber.refine((value) => /^-?\d+(\.\d{1,2})?$/.test(value), "twoDecimals"),
  reason: z.string({ error: "required" }).trim().min(5, "reasonShort").max(2000, "tooLong"),
});
export type RecordScore = z.output<typeof recordScoreSchema>;

/** Which score the form continues: empty for a first one. */
export const scoreRefSchema = z.object({
  roundSlug: z.string(),
  pillarSlug: z.string(),
  supersedesId: z.uuid().optional(),
});
export type ScoreRef = z.output<typeof scoreRefSchema>;
