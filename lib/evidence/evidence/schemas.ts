import { z } from "zod";
import { CLASSES } from "./information-classes";
import { isOwnerKind } from "./owner";

/** What a piece of evidence proves. */
export const ownerSchema = z.object({ ownerKind: z.string().refine(isOwnerKind), ownerId: z.uuid() });

export const classSchema = z.object({ informationClass: z.enum(CLASSES, { error: "required" }) });

const title = z.string({ error: "required" }).trim().min(3, "titleShort").max(200, "tooLong");

export const linkSchema = classSchema.extend({
  title,
  url: z
    .string({ error: "required" })
    .trim()
    .max(2000, "tooLong")
    .refine((url) => URL.canParse(url) && /^https?:\/\//.test(url), "url"),
});
export type NewLink = z.output<typeof linkSchema>;

/** What the browser says of a file before it sends it; the name serves for the title where none is given. */
export const fileSchema = classSchema.extend({
  fileName: z.string().trim().min(1).max(400),
  title: z.string().trim().min(1).max(200).optional(),
});
export type NewFile = z.output<typeof fileSchema>;

/** One piece of evidence for several answers of a round. */
export const severalAnswersSchema = z.object({
  evidenceId: z.uuid({ error: "chooseEvidence" }),
  answerIds: z.array(z.uuid()).min(1, "chooseItems").max(200, "invalid"),
});
export type SeveralAnswers = z.output<typeof severalAnswersSchema>;
