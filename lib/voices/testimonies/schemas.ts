import { z } from "zod";
import { findPersonalData } from "@/lib/platform/format/personal-data";
import { daySchema } from "@/lib/platform/forms/typed";

const CHANNELS = ["LETTER", "FORM", "MESSAGE", "RECORDING"] as const;

const pastDay = (today: string) => daySchema.refine((day) => day <= today, "dayFuture");
const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What the public will read names nobody who could be called or looked up. */
const forThePublic = (max: number) =>
  required(max).superRefine((text, context) => {
    const found = findPersonalData(text);
    if (found) context.addIssue({ code: "custom", message: `personalData-${found}` });
  });

/**
 * A testimony with the consent that it rests on: even a draft holds both, for what somebody told of herself is not
 * kept without her consent (UU PDP 27/2022). Days are 'YYYY-MM-DD'.
 */
export const testimonySchema = (today: string) =>
  z
    .object({
      text: forThePublic(2000).refine((text) => text.length === 0 || text.length >= 20, "testimonyShort"),
      pseudonym: forThePublic(80),
      toldOn: pastDay(today),
      personName: required(200),
      isMinor: ticked,
      guardianName: z.string().trim().max(200, "tooLong").default(""),
      showName: ticked,
      purpose: required(500),
      channel: z.enum(CHANNELS, { error: "required" }),
      givenOn: pastDay(today),
      // Said by whoever enters it; the rest of the record is what was said yes to.
      consented: z.literal("on", { error: "consentMissing" }),
    })
    .superRefine((consent, context) => {
      const fault = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
      if (consent.isMinor && consent.guardianName === "") fault("guardianName", "guardianMissing");
      if (!consent.isMinor && consent.guardianName !== "") fault("guardianName", "guardianNotMinor");
      if (consent.isMinor && consent.showName) fault("showName", "minorNamed");
      if (consent.showName) return;
      if (holdsName(consent.pseudonym, consent.personName)) fault("pseudonym", "pseudonymIsName");
      for (const name of [consent.personName, consent.guardianName])
        if (holdsName(consent.text, name)) fault("text", "storyHoldsName");
    });
export type TestimonyFields = z.output<ReturnType<typeof testimonySchema>>;

const bare = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim()} `;
/** The whole name, as words: "Ibu Siti Uji" holds "Siti Uji". A single first name stops nobody from being called so. */
const holdsName = (text: string, name: string) => bare(name).trim() !== "" && bare(text).includes(bare(name));

export const testimonyFilterSchema = z
  .enum(["DRAFT", "SUBMITTED", "RETURNED", "PUBLISHED", "WITHDRAWN"])
  .optional()
  .catch(undefined);
