/** Kinds of thing that the search finds, in the order in which equals stand. */
export const FOUND_KINDS = [
  ...([
    "PAGE",
    "PILLAR",
    "INDICATOR",
    "PROGRAMME",
    "ROUND",
    "RECOMMENDATION",
    "DECISION",
    "QUESTION",
    "TESTIMONY",
  ] as const),
  ...(["LEGAL_DOCUMENT", "AGENCY", "KELURAHAN", "TERM"] as const),
];
export type FoundKind = (typeof FOUND_KINDS)[number];

/** What the search finds of a room: rows of the public views, and where each leads. */
export interface Findable {
  kind: FoundKind;
  /**
   * A SELECT from views `published_…` alone, with these columns: `key`, `titleId`, `titleEn`, `names` (codes, former names,
   * the agency), `textId`, `textEn`, `at` (when the city published it). None is null but `at`.
   */
  rows: string;
  /** The page of a row, without a language in front. */
  path: (key: string) => string;
}
