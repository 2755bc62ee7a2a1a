import { z } from "zod";
import { wibInstant } from "@/lib/platform/format/date";
import { PHASES } from "./phase";

/** A new round: the year, the stage where the year has two, and the instrument version that it is scored by. */
export const createRoundSchema = z.object({
  year: z.coerce.number("roundYear").int("roundYear").min(2000, "roundYear").max(2099, "roundYear"),
  stage: z.enum(["1", "2"]).optional(),
  instrumentCode: z.string({ error: "required" }),
});
export type CreateRound = z.output<typeof createRoundSchema>;

/** "2026-11-30T17:00" as a date-time field sends it, meant in WIB. */
const wibTime = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    const instant = wibInstant(text);
    if (instant) return instant;
    context.addIssue({ code: "custom", message: "dateTime" });
    return z.NEVER;
  });

const dateFields = Object.fromEntries(
  PHASES.flatMap((phase) => [`opens-${phase}`, `closes-${phase}`]).map((name) => [name, wibTime]),
) as Record<PhaseDateField, typeof wibTime>;

export type PhaseDateField = `${"opens" | "closes"}-${(typeof PHASES)[number]}`;

/** The planned dates of every phase; each may stay empty. */
export const phaseDatesSchema = z.object(dateFields).superRefine((dates, context) => {
  for (const phase of PHASES) {
    const [opens, closes] = [dates[`opens-${phase}`], dates[`closes-${phase}`]];
    if (opens && closes && closes <= opens)
      context.addIssue({ code: "custom", path: [`closes-${phase}`], message: "closesBeforeOpens" });
  }
});
export type PhaseDates = z.output<typeof phaseDatesSchema>;

/** A round as the form saw it. */
export const roundRefSchema = z.object({ slug: z.string(), version: z.coerce.number().int().positive() });
export type RoundVersion = z.output<typeof roundRefSchema>;
