/** A page that facts were read in. */
export interface PublicFactSource {
  key: string;
  publisher: string;
  title: string | null;
  /** 'YYYY-MM-DD'; null where the page shows no date. */
  publishedOn: string | null;
  url: string | null;
  /** What is doubtful about it; empty where nothing is. */
  note: { id: string; en: string };
}

export type CitedPart = { kind: "source"; source: PublicFactSource } | { kind: "words"; text: string };

/**
 * A source as it is recorded, taken apart: the pages that it names by their keys, and the words between them.
 * Of two keys that begin at one place the longer is meant.
 */
export function citedIn(text: string, sources: readonly PublicFactSource[]): CitedPart[] {
  const parts: CitedPart[] = [];
  let words = "";
  const flush = () => {
    const rest = withoutEdges(words);
    if (rest !== "") parts.push({ kind: "words", text: rest });
    words = "";
  };
  for (let at = 0; at < text.length; ) {
    const found = longestAt(text, at, sources);
    if (found) {
      flush();
      parts.push({ kind: "source", source: found });
      at += found.key.length;
    } else {
      words += text[at];
      at += 1;
    }
  }
  flush();
  return withoutFrames(parts);
}

/** Where the page of a source stands among all of them. */
export const anchorOf = (key: string) => `sumber-${key.toLowerCase().replace(/[^a-z0-9]/g, "-")}`;

/** What only framed a key and says nothing once the page is named: its brackets, and its publisher once more. */
function withoutFrames(parts: CitedPart[]): CitedPart[] {
  const kept = parts.map((part, at): CitedPart => {
    if (part.kind === "source") return part;
    const [before, next] = [parts[at - 2], parts[at + 1]];
    let { text } = part;
    if (before?.kind === "words" && before.text.endsWith("(") && text.startsWith(")")) text = text.slice(1);
    if (next?.kind === "source" && text.endsWith("(")) text = text.slice(0, -1);
    if (next?.kind === "source" && text.endsWith(":") && text.startsWith(next.source.publisher)) text = "";
    return { kind: "words", text: text.trim() };
  });
  return kept.filter((part) => part.kind === "source" || part.text !== "");
}

function longestAt(text: string, at: number, sources: readonly PublicFactSource[]): PublicFactSource | null {
  // In the middle of a word or an address no key begins.
  if (at > 0 && /[a-z0-9.\-/]/i.test(text[at - 1] ?? "")) return null;
  let longest: PublicFactSource | null = null;
  for (const source of sources) {
    if (text.startsWith(source.key, at) && source.key.length > (longest?.key.length ?? 0)) longest = source;
  }
  return longest;
}

/** Signs that only stood between a source and the words beside it. */
export function withoutEdges(words: string): string {
  let [from, to] = [0, words.length];
  while (from < to && /[\s;:/,]/.test(words[from] ?? "")) from += 1;
  while (to > from && /[\s;/,]/.test(words[to - 1] ?? "")) to -= 1;
  return words.slice(from, to);
}
