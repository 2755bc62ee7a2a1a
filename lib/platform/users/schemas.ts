import { z } from "zod";
import { endOfDay } from "@/lib/platform/format/date";
import { emailAddress } from "@/lib/platform/format/email-address";
import type { Zone } from "@/lib/platform/format/zone";

/** The last day of an account: it ends with that day in the city's zone, not with the server's or with UTC's. */
const lastDay = (zone: Zone) =>
  z.iso
    .date("must be a day as YYYY-MM-DD")
    .transform((day) => endOfDay(zone, day))
    .refine((end) => end > new Date(), "must not be past");

/** A new account as the command line gives it. The role decides what else must be there, as in the database's CHECKs. */
export const createUserSchema = (zone: Zone) =>
  z
    .object({
      email: emailAddress("must be an e-mail address"),
      name: z.string().trim().min(1, "must not be empty").max(200),
      role: z.enum(["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"]),
      agencyCode: z.string().optional(),
      expiresAt: lastDay(zone).optional(),
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
export type CreateUser = z.output<ReturnType<typeof createUserSchema>>;

/** A guest assessor's account as the form gives it; messages are keys of messages/*.json under Fields. */
export const createAssessorSchema = (zone: Zone) =>
  z.object({
    email: emailAddress("email", "required"),
    name: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong"),
    roundSlug: z.string({ error: "required" }).min(1, "required"),
    lastDay: z.iso.date("required").refine((day) => endOfDay(zone, day) > new Date(), "pastDay"),
  });
export type CreateAssessor = z.output<ReturnType<typeof createAssessorSchema>>;

/** The command behind it: the account ends with its last day. */
export function assessorAccount({ lastDay: day, ...rest }: CreateAssessor, zone: Zone): CreateUser {
  return { ...rest, role: "ASSESSOR", expiresAt: endOfDay(zone, day) };
}
