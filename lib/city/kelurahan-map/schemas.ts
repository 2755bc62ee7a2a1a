import { z } from "zod";
import { daySchema } from "@/lib/platform/forms/typed";

/** What is said of a map: whose boundaries, and as of which day. */
export const mapSchema = z.object({
  source: z.string({ error: "required" }).trim().min(5, "sourceShort").max(200, "tooLong"),
  boundariesOn: daySchema,
});
export type MapAbout = z.output<typeof mapSchema>;

/** A path as outlines.ts writes it: whole units and nothing else. */
const path = z.string().regex(/^[Mlz0-9 ,-]+$/);
const size = z.number().int().min(1).max(2000);
/** Outlines as they wait in the form between the look and the yes, and as they are kept. */
export const shapesSchema = z.record(z.uuid(), path);
export const drawnSchema = z.object({ width: size, height: size, shapes: shapesSchema });
export type Drawn = z.output<typeof drawnSchema>;
