import { z } from "zod";
import { yearSchema } from "@/lib/city/programme-parts/schemas";
import { freeText, givenFigure, localNumber } from "@/lib/platform/forms/typed";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");

export const targetSchema = z.object({
  kind: z.enum(["VALUE", "RANGE", "STATE"], { error: "required" }),
  value: givenFigure.optional(),
  low: givenFigure.optional(),
  high: givenFigure.optional(),
  state: z.string().trim().max(200, "tooLong").optional(),
  plan: required(200),
  source: required(500),
  /** Asked where a target is changed. */
  reason: freeText(1000),
});
export type TargetFields = z.output<typeof targetSchema>;

export const newTargetSchema = targetSchema.extend({ year: yearSchema });
export type NewTarget = z.output<typeof newTargetSchema>;

/** The index has three decimals and a scale of 0 to 4 (domain.md section 2, rule 1). */
export const indexTargetSchema = z.object({
  value: localNumber.refine((value) => /^\d{1,3}(\.\d{1,3})?$/.test(value), "threeDecimals"),
  plan: required(200),
  source: required(500),
  reason: freeText(1000),
});
export const newIndexTargetSchema = indexTargetSchema.extend({ year: yearSchema });
export type IndexTargetFields = z.output<typeof indexTargetSchema>;
