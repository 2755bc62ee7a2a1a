import { z } from "zod";

/** What can answer an item. */
export const THINGS = ["indicator", "programme", "evidence"] as const;
export const thingSchema = z.object({ kind: z.enum(THINGS), thingId: z.uuid() });
export type Thing = { kind: (typeof THINGS)[number]; id: string };

export const linkSchema = z.object({ itemId: z.uuid({ error: "required" }) });

/** A piece of evidence that is offered for an answer. */
export const takeOverSchema = z.object({ answerId: z.uuid(), evidenceId: z.uuid() });
export type TakeOver = z.output<typeof takeOverSchema>;
