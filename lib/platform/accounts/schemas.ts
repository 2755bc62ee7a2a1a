import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";
import { ACCOUNT_STATES, WAYS_IN_AT_ONCE } from "./state";

/** Whom ADMIN makes here; a guest assessor belongs to a round and is made at /kelola/asesor. */
export const ACCOUNT_ROLES = ["ADMIN", "STAFF", "AGENCY", "COUNCIL"] as const;
export const ALL_ROLES = [...ACCOUNT_ROLES, "ASSESSOR"] as const;

const person = {
  email: emailAddress("email", "required"),
  name: z.string({ error: "required" }).trim().min(1, "required").max(200, "tooLong"),
};
const placed = {
  role: z.enum(ACCOUNT_ROLES, { error: "required" }),
  agencyCode: z.string().trim().max(100, "tooLong").optional(),
};
const isPlaced = ({ role, agencyCode }: { role: string; agencyCode?: string | undefined }) =>
  role !== "AGENCY" || Boolean(agencyCode);
const PLACE = { path: ["agencyCode"], message: "agencyOfOfficer" };

export const newAccountFields = z.object({
  ...person,
  ...placed,
  way: z.enum(["MAIL", "PRINTED"], { error: "required" }),
});
export const newAccountSchema = newAccountFields.refine(isPlaced, PLACE);
export type NewAccount = z.output<typeof newAccountSchema>;

/** Role and agency of a guest, and of oneself, are not asked. */
export const accountFields = z.object({ ...person, role: placed.role.optional(), agencyCode: placed.agencyCode });
export const accountSchema = accountFields.refine(
  ({ role, agencyCode }) => !role || isPlaced({ role, agencyCode }),
  PLACE,
);
export type AccountFields = z.output<typeof accountSchema>;

/** Whose first passwords are made anew. */
export const printAgainSchema = z.object({
  ids: z.array(z.uuid(), { error: "choosePeople" }).min(1, "choosePeople").max(WAYS_IN_AT_ONCE),
});

const one = <Value extends string>(values: readonly [Value, ...Value[]]) => z.enum(values).optional().catch(undefined);

/** ?peran=AGENCY&opd=DLHKP&keadaan=disabled&cari=nama */
export const accountFilterSchema = z.object({
  role: one(ALL_ROLES),
  agency: z.string().trim().max(100).optional().catch(undefined),
  state: one(ACCOUNT_STATES),
  search: z.string().trim().max(100).optional().catch(undefined),
});
export type AccountFilter = z.output<typeof accountFilterSchema>;
