import { z } from "zod";
import { instantIn } from "@/lib/platform/format/date";
import type { Zone } from "@/lib/platform/format/zone";

const name = z.string({ error: "required" }).trim().min(3, "titleShort").max(200, "tooLong");

/** The fields of the form that prepares a publication; the moment is written in the city's zone, and empty is at once. */
export const publicationFields = z.object({ name: z.string(), plannedAt: z.string() });

export const publicationSchema = (zone: Zone) =>
  z.object({
    name,
    plannedAt: z
      .string()
      .optional()
      .transform((text, context) => {
        if (!text) return null;
        const instant = instantIn(zone, text);
        if (instant) return instant;
        context.addIssue({ code: "custom", message: "dateTime" });
        return z.NEVER;
      }),
  });
export type PublicationFields = z.output<ReturnType<typeof publicationSchema>>;
