import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";

/** The last day of an account: it ends with that day in WIB, not with the server's or with UTC's. */
const endOfDay = (day: string) => new Date(`${day}T23:59:59.999+07:00`);
const lastDay = z.iso
  .date("must be a day as YYYY-MM-DD")
  .transform(endOfDay)
  .refine((end) => end > new Date(), "must not be past");

/** A new account as the command line gives it. The role decides what else must be there, as in the database's CHECKs. */
export const createUserSchema = z
  .object({
    email: emailAddress("must be an e-mail address"),
    name: z.string().trim().min(1, "must not be empty").max(200),
    role: z.enum(["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"]),
    agencyCode: z.string().optional(),
    expiresAt: lastDay.optional(),
    roundSlug: z.string().optional(),
  })
  .refine((user) => (user.role === "AGENCY") === Boolean(user.agencyCode), {
    path: ["agencyCode"],
    message: "is needed for role AGENCY and only there",
  })
  .refine((user) => user.role !== "ASSESSOR" || user.expiresAt, {
    path: ["expiresAt"],
    message: "is needed for role ASSESSOR",
  })
  .refine((user) => (user.role === "ASSESSOR") === Boolean(user.roundSlug), {
    path: ["roundSlug"],
    message: "is needed for role ASSESSOR and only there",
  });
export type CreateUser = z.output<typeof createUserSchema>;

/** A guest assessor's account as the form gives it; messages are keys of messages/*.json under Fields. */
export const createAssessorSchema = z.object({
  email: emailAddress("email", "required"),
  name: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong"),
  roundSlug: z.string({ error: "required" }).min(1, "required"),
  lastDay: z.iso.date("required").refine((day) => endOfDay(day) > new Date(), "pastDay"),
});
export type CreateAssessor = z.output<typeof createAssessorSchema>;

/** The command behind it: the account ends with its last day. */
export function assessorAccount({ lastDay: day, ...rest }: CreateAssessor): CreateUser {
  return { ...rest, role: "ASSESSOR", expiresAt: endOfDay(day) };
}
