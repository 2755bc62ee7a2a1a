import "server-only";
import { publicDb } from "@/lib/platform/db/public";
import type { Locale } from "@/lib/platform/format/locale";

export type PublicTerm = { id: string; term: Record<Locale, string>; explanation: Record<Locale, string> };

/** Every published word, in the order of a language. */
export async function listPublishedTerms(locale: Locale): Promise<PublicTerm[]> {
  const rows = await publicDb().publishedGlossaryTerm.findMany();
  return rows
    .map(({ id, termId, termEn, explanationId, explanationEn }) => ({
      id,
      term: { id: termId, en: termEn },
      explanation: { id: explanationId, en: explanationEn },
    }))
    .sort((a, b) => a.term[locale].localeCompare(b.term[locale], locale));
}

/** Of these words, by their Indonesian name, the ones that the city's glossary has, in this order. */
export async function findTerms(words: readonly string[], locale: Locale): Promise<PublicTerm[]> {
  const terms = await listPublishedTerms(locale);
  return words.flatMap((word) => terms.find(({ term }) => term.id.toLowerCase() === word.toLowerCase()) ?? []);
}
