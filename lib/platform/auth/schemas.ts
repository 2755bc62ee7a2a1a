import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";

export const signInSchema = z.object({
  email: emailAddress("email", "required"),
  // No rule about its make-up here: it only has to match.
  password: z.string({ error: "required" }).max(1000, "tooLong"),
});
