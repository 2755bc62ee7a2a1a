// What was put right of the shipped facts, told as a reader needs it: each thing once, alike things together.

import type { Locale } from "@/lib/platform/format/locale";
import { withoutEdges } from "./citation";
import type { FactCorrection } from "./published";
/** Alike in what was put right and how: the things are named together, and both texts stand once. */
export interface AlikeCorrections {
  field: FactCorrection["field"];
  before: string | null;
  after: string | null;
  things: FactCorrection[];
}

export interface ReasonedCorrections {
  reason: string;
  /** 'YYYY-MM-DD', in the city's zone */
  day: string;
  alike: AlikeCorrections[];
}

/** The field of a note holds the reader's language or the other one, which only repeats the correction. */
const OTHER_LANGUAGE: Record<Locale, string> = { id: "noteEn", en: "note" };

/** By their reason and day, in the order given. A recommendation and its report are corrected as one. */
export function byReason(
  corrections: readonly FactCorrection[],
  locale: Locale,
  dayOf: (at: string) => string,
): ReasonedCorrections[] {
  const groups: ReasonedCorrections[] = [];
  for (const correction of corrections) {
    if (correction.field === OTHER_LANGUAGE[locale]) continue;
    const [reason, day] = [inPlainWords(correction.reason[locale]), dayOf(correction.at)];
    const group = found(groups, (one) => one.reason === reason && one.day === day, { reason, day, alike: [] });
    const { field, before, after } = correction;
    const alike = found(group.alike, (one) => one.field === field && one.before === before && one.after === after, {
      field,
      before,
      after,
      things: [],
    });
    if (!alike.things.some((one) => isSameThing(one, correction))) alike.things.push(correction);
  }
  for (const { things } of groups.flatMap(({ alike }) => alike))
    things.sort((one, other) => one.key.localeCompare(other.key, "id", { numeric: true }));
  return groups;
}

function found<T>(list: T[], fits: (one: T) => boolean, otherwise: T): T {
  const known = list.find(fits);
  if (known) return known;
  list.push(otherwise);
  return otherwise;
}

const thing = ({ entity, key }: FactCorrection) => `${entity === "report" ? "recommendation" : entity} ${key}`;
const isSameThing = (one: FactCorrection, other: FactCorrection) => thing(one) === thing(other);

/**
 * The first editions called an article by a name that only its makers knew. What they printed is kept in the database
 * as it was, and is told in words that everybody knows.
 */
export function inPlainWords(text: string): string {
  return text
    .replaceAll("sebelumnya hanya tertulis sebagai artikel rujukan", "sebelumnya hanya disebut sebagai sebuah artikel")
    .replaceAll("artikel rujukan menulis", "beritanya menulis")
    .replaceAll("the seed prints", "the article prints");
}

const FORMER_ARTICLE = "artikel rujukan 2023";

/** A former source, with `null` in the place of the article that had no name. */
export function formerSource(text: string): (string | null)[] {
  const [first = "", ...rest] = text.split(FORMER_ARTICLE).map(withoutEdges);
  return [first, ...rest.flatMap((part) => [null, part])].filter((part) => part !== "");
}
