import "server-only";
import { cache } from "react";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";
import type { Locale } from "@/lib/platform/format/locale";
import type { PublicFactSource } from "./citation";

/** Every page that a shipped fact was read in: a few dozen rows, asked for once for each page. */
export const listFactSources = cache(async (views = publicDb()): Promise<PublicFactSource[]> => {
  const rows = await views.publishedFactSource.findMany({ orderBy: [{ publisher: "asc" }, { key: "asc" }] });
  return rows.map(({ key, publisher, title, publishedOn, url, noteId, noteEn }) => ({
    ...{ key, publisher, title, url },
    publishedOn: dayOf(publishedOn),
    note: { id: noteId, en: noteEn },
  }));
});

export interface FactCorrection {
  id: string;
  /** As the public knows it: a round's slug, a recommendation's number. */
  key: string;
  /** ISO instant */
  at: string;
  entity: string;
  field: string;
  before: string | null;
  after: string | null;
  reason: Record<Locale, string>;
}

/** What was corrected of the shipped facts that have no revisions, newest first. */
export async function listFactCorrections(of: { entities?: string[]; key?: string } = {}): Promise<FactCorrection[]> {
  const rows = await publicDb().publishedFactCorrection.findMany({
    where: { ...(of.entities ? { entity: { in: of.entities } } : {}), ...(of.key ? { key: of.key } : {}) },
    orderBy: [{ at: "desc" }, { entity: "asc" }, { field: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, at, entity, key, field, before, after, reasonId, reasonEn }) => ({
    ...{ id, entity, key, field, before, after },
    at: at.toISOString(),
    reason: { id: reasonId, en: reasonEn },
  }));
}
