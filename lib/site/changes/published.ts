import "server-only";
import type { Said } from "@/lib/city/entries/said";
import type { Prisma, PublishedChange } from "@/lib/platform/db/generated/client";
import { publicDb } from "@/lib/platform/db/public";
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

/** What was published, corrected and taken back, newest first, a page at a time. */
export async function listChanges(locale: Locale, page = 1) {
  const [total, rows] = await Promise.all([
    publicDb().publishedChange.count(),
    publicDb().publishedChange.findMany({ ...newestFirst, skip: (page - 1) * CHANGES_SHOWN, take: CHANGES_SHOWN }),
  ]);
  const pages = Math.max(1, Math.ceil(total / CHANGES_SHOWN));
  return { days: await byDay(rows, locale), page, pages };
}

const newestFirst = {
  orderBy: [{ at: "desc" }, { kind: "asc" }, { key: "asc" }, { id: "asc" }],
} satisfies Prisma.PublishedChangeFindManyArgs;

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
