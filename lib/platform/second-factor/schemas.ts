import { z } from "zod";

/** Six digits of the telephone, or a recovery code; however it is typed. */
export const codeSchema = z.object({
  code: z.string({ error: "required" }).trim().min(1, "required").max(40, "tooLong"),
});

export const ownPasswordSchema = z.object({ password: z.string().max(1000, "tooLong").default("") });

export const setupCodeSchema = codeSchema.extend(ownPasswordSchema.shape);
export type SetupCode = z.output<typeof setupCodeSchema>;

export const SECURED_ROLES = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"] as const;
export const accountRulesSchema = z.object({
  roles: z
    .union([
      z.enum(SECURED_ROLES).transform((role) => [role]),
      z.array(z.enum(SECURED_ROLES)).max(SECURED_ROLES.length),
    ])
    .default([]),
});
export type AccountRulesFields = z.output<typeof accountRulesSchema>;
