import "server-only";
import type { Said } from "@/lib/city/entries/said";
import type { PublishedChange } from "@/lib/platform/db/generated/client";
import { type ChangeHead, findNewestChanges, lastChanges, type PublicDb, publicDb } from "@/lib/platform/db/public";
import { dayIn } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import { cityZone } from "@/lib/platform/settings/published";
import { pathOfFound } from "@/lib/site/search/published";

/** What a change says before and after, by its kind. */
export type ChangedSaid = Said | { kind: "score"; value: string } | { kind: "due"; day: string };

export interface PublicChangeEntry {
  id: string;
  what: ChangeWhat;
  act: "PUBLISHED" | "CORRECTED" | "WITHDRAWN";
  at: Date;
  period: string | null;
  detail: string | null;
  before: ChangedSaid | null;
  after: ChangedSaid | null;
  reason: string | null;
}

export type ChangeWhat =
  | Said["kind"]
  | ("indicator" | "programme" | "round" | "score" | "recommendation")
  | ("due" | "report" | "decision" | "answer" | "legalDocument");

export interface ChangedSubject {
  key: string;
  name: string;
  path: string | null;
  changes: PublicChangeEntry[];
}

/** A day of the city's with what changed on it, by subject. */
export interface ChangedDay {
  day: string;
  subjects: ChangedSubject[];
}

export const CHANGES_SHOWN = 100;

/** What was published, corrected and taken back, newest first, a page at a time; how many there are is not counted. */
export async function listChanges(locale: Locale, page = 1) {
  const heads = await findNewestChanges(page * CHANGES_SHOWN + 1, undefined, (page - 1) * CHANGES_SHOWN);
  const rows = await readChanges(publicDb(), heads.slice(0, CHANGES_SHOWN));
  return { days: await byDay(rows, locale), page, hasMore: heads.length > CHANGES_SHOWN };
}

/** When what stands at an address last changed, for as many as have changed since the site began. */
export async function listLastChanges(): Promise<ReadonlyMap<string, Date>> {
  const last = new Map<string, Date>();
  for (const { kind, key, at } of await lastChanges()) {
    const path = pathOfFound(kind, key);
    const known = path && last.get(path);
    if (path && (!known || at > known)) last.set(path, at);
  }
  return last;
}

/** These changes whole, in the order given. */
export async function readChanges(views: PublicDb, heads: readonly ChangeHead[]): Promise<PublishedChange[]> {
  const [rowIds, numbers] = [heads.map(({ rowId }) => rowId), heads.map(({ number }) => number)].map((all) =>
    all.filter((one) => one !== null),
  ) as [string[], number[]];
  const found = await Promise.all([
    rowIds.length > 0 ? views.publishedChange.findMany({ where: { rowId: { in: rowIds } } }) : [],
    numbers.length > 0 ? views.publishedChange.findMany({ where: { number: { in: numbers } } }) : [],
  ]);
  const byId = new Map(found.flat().map((row) => [row.id, row]));
  return heads.flatMap(({ id }) => byId.get(id) ?? []);
}

async function byDay(rows: readonly PublishedChange[], locale: Locale): Promise<ChangedDay[]> {
  const zone = await cityZone();
  return [...Map.groupBy(rows, ({ at }) => dayIn(zone, at))].map(([day, ofDay]) => ({
    day,
    subjects: [...Map.groupBy(ofDay, ({ kind, key }) => `${kind} ${key}`)].map(([key, own]) => {
      const [first] = own;
      return {
        key,
        name: (locale === "id" ? first?.titleId : first?.titleEn) ?? "",
        path: first ? pathOfFound(first.kind, first.key) : null,
        changes: own.map((row) => asEntry(row, locale)),
      };
    }),
  }));
}

function asEntry(row: PublishedChange, locale: Locale): PublicChangeEntry {
  const { id, what, act, at, period, detail, before, after } = row;
  return {
    ...{ id, at, period, detail, what: what as ChangeWhat, act: act as PublicChangeEntry["act"] },
    ...{ before: before as ChangedSaid | null, after: after as ChangedSaid | null },
    reason: (locale === "id" ? row.reasonId : row.reasonEn) || null,
  };
}
