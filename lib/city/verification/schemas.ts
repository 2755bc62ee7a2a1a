import { z } from "zod";
import { ENTRY_KINDS } from "./kinds";

/** What of the queue is shown, by its address; anything else is no filter. */
export const queueFilterSchema = z.object({
  state: z.enum(["SUBMITTED", "VERIFIED"]).catch("SUBMITTED"),
  kind: z.enum(ENTRY_KINDS).optional().catch(undefined),
  agency: z.string().trim().max(30).optional().catch(undefined),
  pillar: z.string().trim().max(30).optional().catch(undefined),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
  q: z.string().trim().max(100).catch("").default(""),
});
export type QueueFilter = z.output<typeof queueFilterSchema>;
export type QueueState = QueueFilter["state"];
