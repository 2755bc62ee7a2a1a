import { z } from "zod";

/** ?hal=3: a page number from the address; anything else is the first page. */
export const pageNumberSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

/** A search parameter that may be absent, repeated or nonsense: the first text, or undefined. */
export const oneOf = (given: string | string[] | undefined): string | undefined =>
  Array.isArray(given) ? given[0] : given;
