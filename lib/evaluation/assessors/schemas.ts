import { z } from "zod";

/** A note on the round, or on one of its items. */
export const leaveNoteSchema = z.object({
  text: z.string({ error: "required" }).trim().min(5, "noteShort").max(4000, "tooLong"),
});

/** From a hidden field: the item's code; absent for a note on the whole round. */
export const noteItemSchema = z.object({ itemCode: z.string().max(100).optional() });

export type LeaveNote = z.output<typeof leaveNoteSchema> & z.output<typeof noteItemSchema>;
