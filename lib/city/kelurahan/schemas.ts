import { z } from "zod";
import { boxes, holdsFromSchema } from "@/lib/platform/forms/typed";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const legalBasis = required(200).min(5, "legalBasisShort");

/** Of the list: its day and the decree that it stands in. */
export const listSchema = z.object({ listedOn: holdsFromSchema, legalBasis });
export type ListAbout = z.output<typeof listSchema>;

export const renameKelurahanSchema = z.object({ name: required(100), fromOn: holdsFromSchema, legalBasis });
export type RenameKelurahan = z.output<typeof renameKelurahanSchema>;

/** Who goes on; with `closes` the kelurahan itself ends. */
export const splitKelurahanSchema = z.object({
  toId: z.uuid({ error: "required" }),
  on: holdsFromSchema,
  basis: legalBasis,
  closes: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  /** Ids of programmes of this kelurahan that are carried on in the other one, too. */
  programmes: boxes,
});
export type SplitKelurahan = z.output<typeof splitKelurahanSchema>;

export const kelurahanSearchSchema = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  hal: z.coerce.number().int().min(1).max(10_000).catch(1),
});
