import { z } from "zod";
import { freeText, localNumber } from "@/lib/platform/forms/typed";

export const text = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
export const slug = text(80).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "slug");
const code = text(40).regex(/^[A-Z0-9]+(_[A-Z0-9]+)*$/, "upperCode");
const rowId = z.uuid().optional();
export const scaleNumber = localNumber.refine((value) => /^-?\d{1,3}(\.\d{1,3})?$/.test(value), "threeDecimals");

/** Which version of which instrument a form goes on from. */
export const instrumentRefSchema = z.object({ code: z.string(), version: z.coerce.number().int().positive() });
export type InstrumentRef = z.output<typeof instrumentRefSchema>;

export const copyInstrumentSchema = z.object({ newCode: slug, nameId: text(200), nameEn: text(200) });
export type CopyInstrument = z.output<typeof copyInstrumentSchema>;

export const identitySchema = z
  .object({
    nameId: text(200),
    nameEn: text(200),
    framework: slug,
    comparabilityGroup: slug,
    scaleMin: scaleNumber,
    scaleMax: scaleNumber,
    decimals: z.coerce.number({ error: "required" }).int().min(0).max(3),
    questionnaireSource: freeText(500),
  })
  .refine(({ scaleMin, scaleMax }) => Number(scaleMin) < Number(scaleMax), {
    path: ["scaleMax"],
    message: "scaleOrder",
  });
export type Identity = z.output<typeof identitySchema>;

export const sectionRowSchema = z.object({
  id: rowId,
  code,
  nameId: text(120),
  nameEn: text(120),
  weight: localNumber
    .refine((value) => Number(value) >= 0 && Number(value) <= 1, "weightRange")
    .refine((value) => /^\d(\.\d{1,6})?$/.test(value), "sixDecimals"),
  pillarScores: z.enum(["ya", "tidak"], { error: "required" }).transform((answer) => answer === "ya"),
  source: freeText(500),
});
export type SectionRow = z.output<typeof sectionRowSchema>;

export const pillarRowSchema = z.object({ pillarId: z.uuid({ error: "required" }) });

export const subDimensionRowSchema = z.object({ id: rowId, code, nameId: text(120), nameEn: text(120) });
export type SubDimensionRow = z.output<typeof subDimensionRowSchema>;

export const bandRowSchema = z.object({ minimum: scaleNumber, labelId: text(80), labelEn: text(80) });
export type BandRow = z.output<typeof bandRowSchema>;

/** What a level means: an item of an instrument that has levels is answered by one of them. */
export const levelRowSchema = z.object({
  value: scaleNumber,
  labelId: text(80),
  labelEn: text(80),
  descriptionId: freeText(1000),
  descriptionEn: freeText(1000),
});
export type LevelRow = z.output<typeof levelRowSchema>;

/** A pillar of the city's own, or a group that another framework's instrument has; it belongs to no instrument until one takes it in. */
export const newPillarSchema = z.object({
  pillarCode: code,
  slug,
  name: text(60),
  cityPillar: z.enum(["ya", "tidak"], { error: "required" }).transform((answer) => answer === "ya"),
  focusId: text(500),
  focusEn: text(500),
});
export type NewPillar = z.output<typeof newPillarSchema>;
