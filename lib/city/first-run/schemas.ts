import { z } from "zod";
import { newAgencySchema } from "@/lib/city/agencies/schemas";
import { emailAddress } from "@/lib/platform/format/email-address";
import { newPasswordFields } from "@/lib/platform/passwords/schemas";
import { settingsSchema } from "@/lib/platform/settings/schemas";

const adminFields = newPasswordFields.extend({
  name: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong"),
  email: emailAddress("email", "required"),
});
const agency = newAgencySchema.shape;
/** The city's name and hours, and the agency that keeps its data: nothing can be entered or verified without one. */
export const firstRunFields = adminFields.extend({
  city: settingsSchema.shape.name,
  timeZone: settingsSchema.shape.timeZone,
  stewardCode: agency.code,
  stewardName: agency.name,
  stewardShortName: agency.shortName,
});

type Passwords = { newPassword: string; newPasswordAgain: string };
const same = [
  (one: Passwords) => one.newPassword === one.newPasswordAgain,
  { path: ["newPasswordAgain"], message: "passwordsDiffer" },
] as [(one: Passwords) => boolean, { path: string[]; message: string }];
/** Of a city that is there already, such as one with shipped facts. */
export const firstAdminSchema = adminFields.refine(...same);
export const firstRunSchema = firstRunFields.refine(...same);
export type FirstRun = z.output<typeof firstAdminSchema> & Partial<z.output<typeof firstRunSchema>>;
