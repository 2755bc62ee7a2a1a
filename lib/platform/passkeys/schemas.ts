import { z } from "zod";

/** What a browser says of a passkey, as JSON; how long, the form says (`{ long }`). */
export const passkeyAnswerSchema = z.object({
  response: z.string({ error: "passkeyMissing" }).min(1, "passkeyMissing"),
});

export const newPasskeySchema = passkeyAnswerSchema.extend({
  name: z.string({ error: "required" }).trim().min(1, "required").max(100, "tooLong"),
});
