import { z } from "zod";

const typed = z.string({ error: "required" }).min(1, "required").max(1000, "tooLong");

/** What makes it good is asked of the account too (rules.ts). */
const newPassword = { newPassword: typed, newPasswordAgain: typed };
const same = (value: { newPassword: string; newPasswordAgain: string }) => value.newPassword === value.newPasswordAgain;
const SAME = { path: ["newPasswordAgain"], message: "passwordsDiffer" };

export const newPasswordFields = z.object(newPassword);
export const newPasswordSchema = newPasswordFields.refine(same, SAME);

export const changePasswordFields = z.object({ ...newPassword, password: z.string().max(1000, "tooLong").default("") });
export const changePasswordSchema = changePasswordFields.refine(same, SAME);
export type ChangePassword = z.output<typeof changePasswordSchema>;
