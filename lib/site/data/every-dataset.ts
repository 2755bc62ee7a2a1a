import "server-only";
import type { AnyDataset } from "@/lib/platform/areas/publication";
import type { Locale } from "@/lib/platform/format/locale";
import { AREAS } from "@/lib/site/areas";
import { site } from "@/lib/site/public";
import type id from "@/messages/id.json";

/** All lists of the open data: those of the trade first, in the order of their areas, then those about the site itself. */
export const EVERY_DATASET: readonly AnyDataset[] = [...AREAS.filter((area) => area !== site), site].flatMap(
  ({ datasets = [] }) => datasets,
);

type Words = typeof id;
export const WORDS: Record<Locale, () => Promise<Words>> = {
  id: async () => (await import("@/messages/id.json")).default,
  en: async () => (await import("@/messages/en.json")).default,
};

export type DatasetWords = { title: string; description: string };

/** What a list is called and holds. */
export function wordsOf({ name }: AnyDataset, { Datasets }: Words): DatasetWords {
  return (Datasets as Record<string, DatasetWords>)[name] ?? { title: name, description: name };
}

/** What a column is called in a language. */
export const headingOf = (column: string, { Columns }: Words): string =>
  (Columns as Record<string, string>)[column] ?? column;

/** A list that an address of its own serves whole; the values of one indicator are among those of all. */
export const isWhole = ({ at }: AnyDataset) => !at.includes("[");
