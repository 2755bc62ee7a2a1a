import { z } from "zod";
import { comingDay, note } from "@/lib/follow-up/recommendations/schemas";

/** One thing to do: what, which agency, by when ('YYYY-MM-DD'). */
export const newActionSchema = (today: string) =>
  z.object({
    text: z.string({ error: "required" }).trim().min(1, "required").min(5, "noteShort").max(500, "tooLong"),
    agencyCode: z.string({ error: "required" }).min(1, "required"),
    officerId: z.uuid().optional(),
    dueOn: comingDay(today),
  });
export type NewAction = z.output<ReturnType<typeof newActionSchema>>;

export const actionUpdateSchema = z.object({
  percent: z
    .string({ error: "required" })
    .trim()
    .regex(/^\d{1,3}$/, "wholeNumber")
    .transform(Number)
    .refine((percent) => percent <= 100, "percentRange"),
  note,
});
export type ActionUpdate = z.output<typeof actionUpdateSchema>;

export const actionDueSchema = (today: string) => z.object({ dueOn: comingDay(today), note });
export const actionEndSchema = z.object({ note });
