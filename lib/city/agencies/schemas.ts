import { z } from "zod";
import { freeText, holdsFromSchema } from "@/lib/platform/forms/typed";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const code = required(30).regex(/^[A-Z][A-Z0-9_]{1,29}$/, "agencyCode");
const legalBasis = required(200).min(5, "legalBasisShort");

/** A new one; its code stays for ever, so it is typed once. */
export const newAgencySchema = z.object({
  code: z
    .string({ error: "required" })
    .trim()
    .transform((text) => text.toUpperCase())
    .pipe(code),
  name: required(160),
  shortName: required(40),
  kind: z.enum(["CITY", "OUTSIDE"], { error: "required" }),
});
export type NewAgency = z.output<typeof newAgencySchema>;

/** A slip of the pen in the present name; a new name by regulation is `renameSchema`. */
export const spellingSchema = z.object({ name: required(160), shortName: required(40) });
export type Spelling = z.output<typeof spellingSchema>;

export const renameSchema = z.object({
  name: required(160),
  shortName: required(40),
  fromOn: holdsFromSchema,
  legalBasis,
});
export type Rename = z.output<typeof renameSchema>;

/** An agency that is there (its code), or a new one with its code and names. */
const into = {
  into: z.string({ error: "required" }).trim().min(1, "required").max(30),
  newCode: freeText(30),
  newName: freeText(160),
  newShortName: freeText(40),
};

/** Of `into`: another agency than the ones that are there. */
export const NEW_AGENCY = "+";

type Into = { into: string; newCode: string; newName: string; newShortName: string };

function askNew(value: Into, context: z.RefinementCtx) {
  if (value.into !== NEW_AGENCY) return;
  for (const name of ["newCode", "newName", "newShortName"] as const)
    if (value[name] === "") context.addIssue({ code: "custom", path: [name], message: "required" });
  if (value.newCode !== "" && !/^[A-Z][A-Z0-9_]{1,29}$/.test(value.newCode.toUpperCase()))
    context.addIssue({ code: "custom", path: ["newCode"], message: "agencyCode" });
}

/** One or several agencies go on as one. */
export const mergeSchema = z
  .object({ ...into, on: holdsFromSchema, legalBasis, others: freeText(2000) })
  .superRefine(askNew);
export type Merge = z.output<typeof mergeSchema>;

/** Kinds of thing that belong to an agency and go with its work. */
export const MOVED = [
  ...(["officer", "programme", "indicator", "recommendation"] as const),
  ...(["support", "action", "answer", "question"] as const),
] as const;
export type Moved = (typeof MOVED)[number];

const pick = z.string().regex(/^[a-z]+:[0-9a-f-]{36}$/);

/** A part of an agency goes on as another one: what is ticked moves. */
export const splitSchema = z
  .object({
    ...into,
    on: holdsFromSchema,
    legalBasis,
    picks: z
      .union([z.array(pick), pick.transform((one) => [one])])
      .optional()
      .transform((picks) => picks ?? []),
    closes: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
  })
  .superRefine(askNew);
export type Split = z.output<typeof splitSchema>;

export const agencySearchSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  status: z.enum(["tutup"]).optional().catch(undefined),
  hal: z.coerce.number().int().min(1).max(10_000).catch(1),
});
