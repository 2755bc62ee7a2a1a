import { z } from "zod";
import { holdsFromSchema } from "@/lib/platform/forms/typed";

/** What is said of a map: whose boundaries, and as of which day. */
export const mapSchema = z.object({
  source: z.string({ error: "required" }).trim().min(5, "sourceShort").max(200, "tooLong"),
  boundariesOn: holdsFromSchema,
});
export type MapAbout = z.output<typeof mapSchema>;

/** A path as outlines.ts writes it: whole units and nothing else. */
const path = z.string().regex(/^[Mlz0-9 ,-]+$/);
const size = z.number().int().min(1).max(2000);
/** Outlines as they wait in the form between the look and the yes, and as they are kept. */
export const shapesSchema = z.record(z.uuid(), path);

/** A city's outlines are some 20,000 characters; a map stands on public pages, and each of its visitors fetches it. */
export const MOST_DRAWN = 150_000;
export const drawnSchema = z
  .object({ width: size, height: size, shapes: shapesSchema })
  .refine(({ shapes }) => Object.values(shapes).reduce((sum, own) => sum + own.length, 0) <= MOST_DRAWN);
export type Drawn = z.output<typeof drawnSchema>;
