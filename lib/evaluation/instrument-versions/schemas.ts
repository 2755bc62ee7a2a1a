import { z } from "zod";
import { scaleNumber, slug, text } from "@/lib/evaluation/instruments/schemas";

const year = z
  .string({ error: "required" })
  .trim()
  .regex(/^20\d\d$/, "roundYear")
  .transform(Number);

/** An instrument of its own: the evaluation that it is a version of, and its scale. Sections, groups and items follow. */
export const newInstrumentSchema = z
  .object({
    newCode: slug,
    framework: slug,
    nameId: text(200),
    nameEn: text(200),
    scaleMin: scaleNumber,
    scaleMax: scaleNumber,
    decimals: z.coerce.number({ error: "required" }).int().min(0).max(3),
  })
  .refine(({ scaleMin, scaleMax }) => Number(scaleMin) < Number(scaleMax), {
    path: ["scaleMax"],
    message: "scaleOrder",
  });
export type NewInstrument = z.output<typeof newInstrumentSchema>;

/** The last year that a round of it can be about, and the version that takes its place; no year: it goes on after all. */
export const endingSchema = z
  .object({ lastYear: year.optional(), replacedByCode: z.string().optional() })
  .refine(({ lastYear, replacedByCode }) => lastYear !== undefined || !replacedByCode, {
    path: ["lastYear"],
    message: "required",
  });
export type Ending = z.output<typeof endingSchema>;
