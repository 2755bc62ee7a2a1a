import { z } from "zod";
import { daySchema } from "@/lib/platform/forms/typed";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const optional = (max: number) => z.string().trim().max(max, "tooLong").default("");

export const BODY_KINDS = ["AGENCY_HEADS", "ACADEMICS", "BUSINESS", "COMMUNITY", "OTHER"] as const;
export const ROLES = ["CHAIR", "DEPUTY", "SECRETARY", "MEMBER"] as const;

/** A part of the council from which members come. */
export const bodySchema = z.object({ kind: z.enum(BODY_KINDS, { error: "required" }), name: required(200) });
export type BodyFields = z.output<typeof bodySchema>;

/** Who sits in the council, from when to when ('YYYY-MM-DD'). */
export const memberSchema = z
  .object({
    bodyId: z.uuid("required"),
    name: required(200),
    position: optional(300),
    role: z.enum(ROLES, { error: "required" }),
    from: daySchema,
    to: daySchema.optional(),
    source: optional(300),
  })
  .superRefine(({ from, to }, context) => {
    if (to && to < from) context.addIssue({ code: "custom", path: ["to"], message: "dayOrder" });
  });
export type MemberFields = z.output<typeof memberSchema>;

const whole = (from: number, to: number) =>
  z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,4}$/, "wholeNumber")
    .transform(Number)
    .superRefine((number, context) => {
      if (number < from) context.addIssue({ code: "custom", message: `below-minimum:${from}` });
      if (number > to) context.addIssue({ code: "custom", message: `above-maximum:${to}` });
    });

/** How often the council has set itself to meet, from a year on; `version` is of that year's rhythm, 0 where none was seen. */
export const rhythmSchema = z.object({
  version: z.coerce.number().int().min(0).default(0),
  fromYear: z
    .string({ error: "required" })
    .trim()
    .regex(/^20\d{2}$/, "roundYear")
    .transform(Number),
  meetingsPerYear: whole(1, 52),
  source: required(300),
});
export type RhythmFields = z.output<typeof rhythmSchema>;
