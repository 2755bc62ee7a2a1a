import { z } from "zod";
import { instantIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";
import { PHASES } from "./phase";

/** A new round: the year, the stage where the year has two, and the instrument version that it is scored by. */
export const createRoundSchema = z.object({
  year: z.coerce.number("roundYear").int("roundYear").min(2000, "roundYear").max(2099, "roundYear"),
  stage: z.enum(["1", "2"]).optional(),
  instrumentCode: z.string({ error: "required" }),
});
export type CreateRound = z.output<typeof createRoundSchema>;

/** "2026-11-30T17:00" as a date-time field sends it, meant in the city's zone. */
const time = (zone: Zone) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (!text) return null;
      const instant = instantIn(zone, text);
      if (instant) return instant;
      context.addIssue({ code: "custom", message: "dateTime" });
      return z.NEVER;
    });

const dateFields = (zone: Zone) =>
  Object.fromEntries(
    PHASES.flatMap((phase) => [`opens-${phase}`, `closes-${phase}`]).map((name) => [name, time(zone)]),
  ) as Record<PhaseDateField, ReturnType<typeof time>>;

export type PhaseDateField = `${"opens" | "closes"}-${(typeof PHASES)[number]}`;

/** The planned dates of every phase; each may stay empty. */
export const phaseDatesSchema = (zone: Zone) =>
  z.object(dateFields(zone)).superRefine((dates, context) => {
    for (const phase of PHASES) {
      const [opens, closes] = [dates[`opens-${phase}`], dates[`closes-${phase}`]];
      if (opens && closes && closes <= opens)
        context.addIssue({ code: "custom", path: [`closes-${phase}`], message: "closesBeforeOpens" });
    }
  });
export type PhaseDates = z.output<ReturnType<typeof phaseDatesSchema>>;

/** A round as the form saw it. */
export const roundRefSchema = z.object({ slug: z.string(), version: z.coerce.number().int().positive() });
export type RoundVersion = z.output<typeof roundRefSchema>;
