import { z } from "zod";
import { yearSchema } from "@/lib/city/programme-parts/schemas";
import { freeText, givenFigure, holdsFromSchema, localNumber } from "@/lib/platform/forms/typed";

const required = (max: number) => z.string({ error: "required" }).trim().min(1, "required").max(max, "tooLong");
const optionalText = (max: number) => z.string().trim().max(max, "tooLong").optional();
const ticked = z.literal("true").optional();
const wholeUpTo = (most: number) =>
  z
    .string({ error: "required" })
    .trim()
    .regex(/^\d$/, "wholeNumber")
    .transform(Number)
    .refine((number) => number <= most, "decimalsRange");
const reason = z.string({ error: "required" }).trim().min(5, "reasonShort").max(1000, "tooLong");

/** How it is measured. */
export const definitionSchema = z.object({
  valueKind: z.enum(["NUMBER", "STATE"], { error: "required" }),
  /** One word a line. */
  states: z
    .string()
    .max(2000, "tooLong")
    .default("")
    .transform((text) => [...new Set(text.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean)),
  unit: required(60),
  decimals: wholeUpTo(6),
  polarity: z.enum(["HIGHER", "LOWER", "NEUTRAL"], { error: "required" }),
  frequency: z.enum(["MONTHLY", "QUARTERLY", "SEMESTERLY", "YEARLY"], { error: "required" }),
  aggregation: z.enum(["SUM", "LAST", "MEAN"], { error: "required" }),
  cumulative: ticked,
  formulaId: required(1000),
  dataSource: required(300),
  scaleMin: localNumber.optional(),
  scaleMax: localNumber.optional(),
  ratioFactor: localNumber.optional(),
  partDecimals: wholeUpTo(6).optional(),
});
export type DefinitionFields = z.output<typeof definitionSchema>;

/** Whose it is and what it is called. The pillar is chosen once; after that it moves, from a day on. */
export const registerSchema = z.object({
  nameId: required(300),
  nameEn: required(300),
  meaningId: freeText(600),
  meaningEn: freeText(600),
  agencyCode: required(60),
  producerCode: optionalText(60),
  stewardCode: optionalText(60),
  programmeSlug: optionalText(200),
  byKelurahan: ticked,
  /** Below which a figure of one kelurahan is not told to the public; nothing: as its unit has it. */
  smallBelow: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, "wholeNumber")
    .transform(Number)
    .optional(),
  baselineYear: yearSchema.optional(),
  baselineValue: givenFigure.optional(),
  baselineState: optionalText(200),
  baselineSource: freeText(500),
});
export type RegisterFields = z.output<typeof registerSchema>;

export const newIndicatorSchema = registerSchema.extend(definitionSchema.shape).extend({
  code: z
    .string({ error: "required" })
    .trim()
    .toUpperCase()
    .max(40, "tooLong")
    .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, "indicatorCode"),
  pillarCode: required(60),
});
export type NewIndicator = z.output<typeof newIndicatorSchema>;

/** As long as no figure was handed in by it, the definition itself may be put right. */
export const openIndicatorSchema = registerSchema.extend({
  ...definitionSchema.shape,
  /** The unit that a person confirmed when it was asked back. */
  confirmed: z.string().max(60).optional(),
});

export const newDefinitionSchema = definitionSchema.extend({ validFrom: holdsFromSchema, reason, breaks: ticked });
export type NewDefinition = z.output<typeof newDefinitionSchema>;

export const retirementSchema = z.object({
  ...{ retiredFrom: holdsFromSchema, retiredReason: reason },
  /** The indicator in its place, which is never the same line. */
  replacedByCode: z.string().optional(),
});
export type Retirement = z.output<typeof retirementSchema>;

export const moveSchema = z.object({ pillarCode: required(60), movedOn: holdsFromSchema, reason });
export type Move = z.output<typeof moveSchema>;

export const frameworkSchema = z.object({ framework: required(60), code: required(60) });
export type FrameworkFields = z.output<typeof frameworkSchema>;

export const indicatorSearchSchema = z.object({
  pilar: z.string().max(60).optional().catch(undefined),
  opd: z.string().max(60).optional().catch(undefined),
  status: z.enum(["AKTIF", "HENTI"]).optional().catch(undefined),
  terbit: z.enum(["ya", "belum"]).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
});
export type IndicatorSearch = z.output<typeof indicatorSearchSchema>;
