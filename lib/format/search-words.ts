/** The words of a search, each once, as they are compared: small, and composed as texts are kept. */
export function searchWords(q: string | undefined): string[] {
  return [...new Set((q ?? "").normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean))];
}
