import { z } from "zod";

export const signInSchema = z.object({
  email: z.string({ error: "required" }).trim().toLowerCase().pipe(z.email("email")),
  // No rule about its make-up here: it only has to match.
  password: z.string({ error: "required" }).max(1000, "tooLong"),
});
