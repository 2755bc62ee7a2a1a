import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";
import { findPersonalData, holdsPopulationNumber } from "@/lib/platform/format/personal-data";

const written = (min: number, max: number) =>
  z.string({ error: "required" }).trim().min(1, "required").min(min, "questionShort").max(max, "tooLong");

const withoutPersonalData = (text: string, context: z.RefinementCtx) => {
  const found = findPersonalData(text);
  if (found) context.addIssue({ code: "custom", message: `personalData-${found}` });
};

/** Of whomever it is, and whatever else stands beside it. */
const withoutPopulationNumber = (text: string, context: z.RefinementCtx) => {
  if (holdsPopulationNumber(text)) context.addIssue({ code: "custom", message: "personalData-nik" });
};

/** A resident's question; no name is asked. */
export const questionSchema = z.object({
  text: written(10, 2000).superRefine(withoutPersonalData),
  kelurahan: z.uuid().optional(),
  email: emailAddress("email").optional(),
  /** Something on the page is wrong: a right of reply. */
  disputes: z.literal("on").optional(),
});
export type Question = z.output<typeof questionSchema>;

/** An answer may name the agency's own address and WhatsApp number; Diskominfo reads it before anybody else. */
export const answerSchema = z.object({ answer: written(10, 4000).superRefine(withoutPopulationNumber) });

export const letThroughSchema = z.object({ agencyCode: z.string({ error: "required" }).min(1, "required") });

export const questionFilterSchema = z
  .enum(["RECEIVED", "OPEN", "ANSWERED", "PUBLISHED", "REFUSED"])
  .optional()
  .catch(undefined);
