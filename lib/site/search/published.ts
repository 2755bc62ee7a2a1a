import "server-only";
import { type Findable, FOUND_KINDS, type FoundKind } from "@/lib/platform/areas/findable";
import {
  bringSearchUpToDate,
  type FoundRow,
  findEntries,
  MARKS,
  newestEntries,
  wordsLike,
  wordsThatStand,
} from "@/lib/platform/db/public-search";
import type { Locale } from "@/lib/platform/format/locale";
import { AREAS } from "@/lib/site/areas";
import { askedWords } from "./asked-words";
import { nearestWord } from "./nearest-word";
import type { SearchAsked } from "./schemas";

/** Of each kind on the first page, and of one kind on a page of its own. */
const SHOWN = { ofEach: 5, ofOne: 20 } as const;

export const FINDABLE: readonly Findable[] = AREAS.flatMap(({ findable = [] }) => findable);
const BY_KIND = new Map(FINDABLE.map((one) => [one.kind, one]));

export interface Found {
  kind: FoundKind;
  key: string;
  path: string;
  title: string;
  /** The city wrote it in Indonesian only. */
  onlyIndonesian: boolean;
  /** Where the words stand; what was found is marked. */
  excerpt: { text: string; found: boolean }[];
}

export interface SearchResult {
  groups: { kind: FoundKind; total: number; items: Found[] }[];
  total: number;
  /** Words that stand nowhere, with the one that was looked for instead. */
  corrected: { typed: string; meant: string }[];
  /** Words that stand nowhere, with none near them. */
  unknown: string[];
  /** Nothing has all the words: these have some of them. */
  onlySome: boolean;
  pages: number;
}

const NOTHING: SearchResult = { groups: [], total: 0, corrected: [], unknown: [], onlySome: false, pages: 1 };

/** What is published and has the words that were asked for, in either language and in any form, the best of each kind first. */
export async function searchPublished({ q, jenis, hal }: SearchAsked, locale: Locale): Promise<SearchResult> {
  const asked = askedWords(q);
  if (asked.length === 0) return NOTHING;
  await bringSearchUpToDate(FINDABLE);
  const { words, corrected, unknown } = await meantWords(asked);
  if (words.length === 0) return { ...NOTHING, unknown };
  const count = jenis ? SHOWN.ofOne : SHOWN.ofEach;
  const wanted = { words, locale, kind: jenis, from: jenis ? (hal - 1) * count : 0, count };
  const whole = await findEntries({ ...wanted, every: true });
  const onlySome = whole.length === 0 && words.length > 1;
  const rows = onlySome ? await findEntries({ ...wanted, every: false }) : whole;
  const groups = inGroups(rows, locale);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  const pages = jenis ? Math.max(1, Math.ceil(total / count)) : 1;
  return { groups, total, corrected, unknown, onlySome: onlySome && total > 0, pages };
}

/** The page of something that the search finds, without a language in front; null where its kind has none. */
export const pathOfFound = (kind: string, key: string): string | null =>
  BY_KIND.get(kind as FoundKind)?.path(key) ?? null;

/** What came last to the public, newest first. */
export async function listNewest(count: number, locale: Locale) {
  await bringSearchUpToDate(FINDABLE);
  return (await newestEntries(count)).flatMap((row) => {
    const path = BY_KIND.get(row.kind)?.path(row.key);
    return path && row.at ? [{ ...row, at: row.at, path, title: locale === "id" ? row.titleId : row.titleEn }] : [];
  });
}

async function meantWords(asked: string[]) {
  const stands = await wordsThatStand(asked);
  const others = asked.filter((word) => !stands.includes(word));
  const near = await Promise.all(others.map(async (word) => nearestWord(word, await wordsLike(word))));
  const corrected = others.flatMap((typed, at) => (near[at] ? [{ typed, meant: near[at] }] : []));
  const meant = new Map(corrected.map((one) => [one.typed, one.meant]));
  return {
    words: [...new Set(asked.flatMap((word) => (stands.includes(word) ? word : (meant.get(word) ?? []))))],
    corrected,
    unknown: others.filter((word) => !meant.has(word)),
  };
}

function inGroups(rows: readonly FoundRow[], locale: Locale): SearchResult["groups"] {
  const groups = [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    best: own[0]?.rank ?? 0,
    total: own[0]?.total ?? 0,
    items: own.flatMap((row) => asFound(row, locale)),
  }));
  groups.sort((a, b) => b.best - a.best || FOUND_KINDS.indexOf(a.kind) - FOUND_KINDS.indexOf(b.kind));
  return groups.map(({ best: _order, ...group }) => group);
}

function asFound({ kind, key, titleId, titleEn, excerpt }: FoundRow, locale: Locale): Found[] {
  const path = BY_KIND.get(kind)?.path(key);
  if (path === undefined) return [];
  const title = locale === "id" ? titleId : titleEn;
  return [{ kind, key, path, title, onlyIndonesian: titleId === titleEn, excerpt: markedParts(excerpt) }];
}

/** An excerpt cut at the marks of the words that were found. */
function markedParts(excerpt: string): Found["excerpt"] {
  const [before = "", ...after] = excerpt.split(MARKS[0]);
  const parts = after.flatMap((part) => {
    const [word = "", rest = ""] = part.split(MARKS[1]);
    return [
      { text: word, found: true },
      { text: rest, found: false },
    ];
  });
  return [{ text: before, found: false }, ...parts].filter(({ text }) => text !== "");
}
