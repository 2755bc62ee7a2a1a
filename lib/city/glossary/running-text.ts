import type { Locale } from "@/lib/platform/format/locale";
import type { PublicTerm } from "./published";

export type TextPart = { at: number; text: string; term?: PublicTerm };

/** A text cut where a word of the glossary stands in it for the first time; the longer of two that begin together. */
export function inRunningText(text: string, terms: readonly PublicTerm[], locale: Locale): TextPart[] {
  const names = terms
    .flatMap((term) => spellings(term.term[locale]).map((name) => ({ name: name.toLowerCase(), term })))
    .sort((a, b) => b.name.length - a.name.length);
  const lower = text.toLowerCase();
  const left = new Set(terms);
  const parts: TextPart[] = [];
  let begun = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isLetter(lower[at - 1]) || !isLetter(lower[at])) continue;
    const found = names.find(({ name, term }) => left.has(term) && standsAt(lower, at, name, locale));
    if (!found) continue;
    left.delete(found.term);
    const end = at + lengthAt(lower, at, found.name);
    if (at > begun) parts.push({ at: begun, text: text.slice(begun, at) });
    parts.push({ at, text: text.slice(at, end), term: found.term });
    begun = end;
    at = end - 1;
  }
  if (begun < text.length) parts.push({ at: begun, text: text.slice(begun) });
  return parts;
}

const isLetter = (letter: string | undefined) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** "Perangkat daerah (OPD)" is written as the one or as the other. */
const spellings = (name: string) =>
  name
    .split(/[()]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** English words stand in the plural, too. */
function standsAt(text: string, at: number, name: string, locale: Locale): boolean {
  if (!text.startsWith(name, at)) return false;
  const end = at + lengthAt(text, at, name);
  return !isLetter(text[end]) && (locale === "en" || end === at + name.length);
}

const lengthAt = (text: string, at: number, name: string) =>
  name.length + (text[at + name.length] === "s" && !isLetter(text[at + name.length + 1]) ? 1 : 0);
