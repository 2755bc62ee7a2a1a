import { z } from "zod";
import { MONEY_IN, NOTHING_SAID } from "./headings";
import { SERIES, TABLES } from "./tables";

const cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ day: z.string() }),
  z.object({ percent: z.number() }),
  z.null(),
]);

/** As the database keeps them between reading and writing. */
export const sheetsSchema = z.array(
  z.object({
    name: z.string(),
    rows: z.array(z.array(cell)),
    merges: z.array(z.object({ row: z.number(), column: z.number(), rows: z.number(), columns: z.number() })),
  }),
);

const use = z.union([
  z.object({ field: z.string() }),
  z.object({ series: z.enum(SERIES), period: z.string() }),
  z.null(),
]);
export const mappingSchema = z.object({
  table: z.enum(TABLES).nullable(),
  header: z.number().int().min(0),
  columns: z.array(use),
  said: z
    .object({
      source: z.string().max(500),
      plan: z.string().max(200),
      polarity: z.string().max(20),
      frequency: z.string().max(20),
      aggregation: z.string().max(20),
    })
    .default(NOTHING_SAID),
  areShares: z.boolean().default(false),
  moneyIn: z.enum(["", ...MONEY_IN]).default(""),
});
export const mappingsSchema = z.array(mappingSchema);
export const answersSchema = z.record(z.string(), z.string());

export const loadRefSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().positive() });

/** What is written of a preview: its digest, the tables that were ticked, and whether programmes and indicators are public at once. */
export const applySchema = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  tables: z.array(z.enum(TABLES), "loadNothing").min(1, "loadNothing"),
  publish: z.stringbool({ truthy: ["on"], falsy: [""] }).default(false),
});
export type ApplyLoad = z.output<typeof applySchema>;
