import { z } from "zod";

/** Ours: more lines than these are not told apart, and each is read from the database. */
export const MOST_SERIES = 4;
/** The city's index among the indicators' codes. */
export const INDEX_CODE = "INDEKS";
/** Another city among them, by its name as an address has it. */
export const OTHER_CITY = "KOTA-";

const first = (given: unknown) => (Array.isArray(given) ? given[0] : given);
const year = z.preprocess(first, z.coerce.number().int().min(1990).max(2100).optional().catch(undefined));

/** What the address asks: whatever cannot be read is left out, for an address is passed on and typed by hand. */
export const comparisonSchema = z.object({
  seri: z
    .preprocess(
      (given) => (Array.isArray(given) ? given : given === undefined ? [] : [given]),
      z
        .array(z.unknown())
        .transform((all) =>
          all
            .slice(0, MOST_SERIES)
            .filter((code): code is string => typeof code === "string" && /^[\w-]{1,40}$/.test(code)),
        ),
    )
    .transform((codes) => [...new Set(codes)]),
  dari: year,
  sampai: year,
});
export type ComparisonAsked = z.output<typeof comparisonSchema>;
