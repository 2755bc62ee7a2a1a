import { z } from "zod";
import { FOUND_KINDS } from "@/lib/platform/areas/findable";
import { pageNumberSchema } from "@/lib/platform/forms/search";

/** Longer questions are cut: nobody types more, and each word costs the database a look. */
export const MOST_CHARACTERS = 100;
export const MOST_WORDS = 8;

const first = (given: unknown) => (Array.isArray(given) ? given[0] : given);

/** What stands in the address of the search; nonsense is no search. */
export const searchSchema = z.object({
  q: z.preprocess(first, z.string().catch("")).transform((text) =>
    text
      .normalize("NFC")
      .replace(/[\p{Cc}\p{Cf}]/gu, " ")
      .trim()
      .slice(0, MOST_CHARACTERS),
  ),
  jenis: z.preprocess(first, z.enum(FOUND_KINDS).optional().catch(undefined)),
  hal: z.preprocess(first, pageNumberSchema),
});

export type SearchAsked = z.output<typeof searchSchema>;
