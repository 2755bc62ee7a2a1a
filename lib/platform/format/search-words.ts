/** The words of a search, each once, as they are compared: small, and composed as texts are kept. */
export function searchWords(q: string | undefined): string[] {
  return [...new Set((q ?? "").normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean))];
}

/** How a word is looked for: capital or small, anywhere in the text. */
type Contains = { contains: string; mode: "insensitive" };

/** As the letters that they are: in LIKE, which `contains` becomes, "%" and "_" stand for any, and "\\" takes that back. */
const literally = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** The same for SQL of our own: a text that is `ILIKE ALL` of these has every word. */
export const wordPatterns = (q: string | undefined): string[] => searchWords(q).map((word) => `%${literally(word)}%`);

/**
 * The one way in which texts are searched, by the pages and by the API: every word has to be there, in whatever order.
 * `inWord` says where a word may stand; it has the word also as it is, for what stands in memory.
 */
export function everyWord<Where>(
  q: string | undefined,
  inWord: (word: Contains, text: string) => Where,
): { AND?: Where[] } {
  const words = searchWords(q);
  if (words.length === 0) return {};
  return { AND: words.map((word) => inWord({ contains: literally(word), mode: "insensitive" }, word)) };
}
