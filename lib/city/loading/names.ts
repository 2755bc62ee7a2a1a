import { plainWords } from "./headings";

/** `names`: all that it goes by in files, its code too where people know it; an address is no name. */
export type Named = { code: string; names: readonly string[] };
/** What a text was found to name; several where more than one thing is called so. */
export type Found = { code: string } | { several: string[] } | null;

/** Words that say nothing of which one is meant. */
const FILLERS = /\b(dinas|badan|kota|kabupaten|pemerintah|kantor|dan|the|of|kelurahan|kecamatan)\b/g;
const NEAR = 0.35;
const OFFERED = 6;

/** Two kelurahan of one name lie in different kecamatan. */
export const wardKey = ({ kecamatanCode, name }: { kecamatanCode: string; name: string }) =>
  `${kecamatanCode}-${plainWords(name).replaceAll(" ", "-")}`;

export function nameIndex(things: readonly Named[], remembered: ReadonlyMap<string, string>) {
  const byWords = new Map<string, Set<string>>();
  const codes = new Set(things.map(({ code }) => code));
  const put = (text: string, code: string) => {
    const words = plainWords(text);
    if (words === "") return;
    const known = byWords.get(words) ?? new Set();
    byWords.set(words, known.add(code));
  };
  for (const { code, names } of things) for (const name of names) put(name, code);
  return {
    has: (code: string) => codes.has(code),
    find: (text: string): Found => {
      const words = plainWords(text);
      const said = remembered.get(words);
      if (said !== undefined && codes.has(said)) return { code: said };
      const exact = [...(byWords.get(words) ?? [])];
      if (exact.length === 1) return { code: exact[0] ?? "" };
      return exact.length > 1 ? { several: exact } : null;
    },
  };
}

/** What a text comes near to, the nearest first. It looks at everything there is: for the names that are asked about alone. */
export function nearTo(text: string, things: readonly Named[]): string[] {
  const wanted = trigrams(text);
  const liking = ({ names }: Named) => names.map((name) => likeness(wanted, trigrams(name)));
  return things
    .map((thing) => ({ code: thing.code, likeness: Math.max(0, ...liking(thing)) }))
    .filter((one) => one.likeness >= NEAR)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, OFFERED)
    .map(({ code }) => code);
}

function trigrams(text: string): Set<string> {
  const words = ` ${plainWords(text).replace(FILLERS, " ").replace(/\s+/g, " ").trim()} `;
  return new Set(Array.from({ length: Math.max(0, words.length - 2) }, (_, at) => words.slice(at, at + 3)));
}

/** Shared threes of letters, of all that both have (Dice). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const three of a) if (b.has(three)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
