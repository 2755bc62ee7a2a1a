import { foldText } from "@/lib/platform/format/folded-text";
import type { SaidPlace } from "./boundaries";

export type Place = { id: string; code: string | null; name: string; kecamatan: string; former: readonly string[] };

export type Matched = {
  /** The kelurahan of each feature, in the file's order; null where it is none of ours, or one of two. */
  ids: (string | null)[];
  /** How the file names those. */
  unmatched: string[];
};

const plain = (text: string) =>
  foldText(text)
    .text.toLowerCase()
    .replace(/^(kelurahan|kel|desa)\b/, "")
    .replace(/[^a-z0-9]/g, "");
const digits = (code: string) => code.replace(/\D/g, "");

/** By the ministry's code where both have it, otherwise by the name in its kecamatan, present or former. */
export function matchPlaces(said: readonly SaidPlace[], known: readonly Place[]): Matched {
  const byCode = new Map(known.flatMap(({ id, code }) => (code ? [[digits(code), id]] : [])));
  const present = namesOf(known, ({ name }) => [name]);
  const former = namesOf(known, (place) => place.former);
  const ids = said.map(({ code, name, kecamatan }) => {
    const coded = code && byCode.get(digits(code));
    if (coded || plain(name) === "") return coded || null;
    for (const names of [present, former]) {
      const found = (names.get(plain(name)) ?? []).filter(
        (one) => kecamatan === "" || plain(one.kecamatan) === plain(kecamatan),
      );
      if (found[0]) return found.length === 1 ? found[0].id : null;
    }
    return null;
  });
  const unmatched = said
    .filter((_, n) => ids[n] === null)
    .map(({ code, name, kecamatan }) => [name || code || "?", kecamatan].filter(Boolean).join(", "));
  return { ids, unmatched };
}

function namesOf(known: readonly Place[], names: (place: Place) => readonly string[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of known)
    for (const name of new Set(names(place).map(plain))) found.set(name, [...(found.get(name) ?? []), place]);
  return found;
}
