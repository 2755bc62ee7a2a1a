import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";
import { newPasswordFields } from "@/lib/platform/passwords/schemas";

export const firstAdminFields = newPasswordFields.extend({
  name: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong"),
  email: emailAddress("email", "required"),
});
export const firstAdminSchema = firstAdminFields.refine((one) => one.newPassword === one.newPasswordAgain, {
  path: ["newPasswordAgain"],
  message: "passwordsDiffer",
});
export type FirstAdmin = z.output<typeof firstAdminSchema>;
