import { z } from "zod";

/** The last day of an account: it ends with that day in WIB, not with the server's or with UTC's. */
const lastDay = z.iso
  .date("must be a day as YYYY-MM-DD")
  .transform((day) => new Date(`${day}T23:59:59.999+07:00`))
  .refine((end) => end > new Date(), "must not be past");

/** A new account as the command line gives it. The role decides what else must be there, as in the database's CHECKs. */
export const createUserSchema = z
  .object({
    email: z.string().trim().toLowerCase().pipe(z.email("must be an e-mail address")),
    name: z.string().trim().min(1, "must not be empty").max(200),
    role: z.enum(["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"]),
    agencyCode: z.string().optional(),
    expiresAt: lastDay.optional(),
  })
  .refine((user) => (user.role === "AGENCY") === Boolean(user.agencyCode), {
    path: ["agencyCode"],
    message: "is needed for role AGENCY and only there",
  })
  .refine((user) => user.role !== "ASSESSOR" || user.expiresAt, {
    path: ["expiresAt"],
    message: "is needed for role ASSESSOR",
  });
export type CreateUser = z.output<typeof createUserSchema>;
