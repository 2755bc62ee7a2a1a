import "server-only";
import type { LegalDocumentStatus, LegalDocumentType } from "@/lib/platform/db/generated/enums";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";

export interface PublicLegalDocument {
  id: string;
  type: LegalDocumentType;
  number: string | null;
  year: number;
  title: string;
  /** 'YYYY-MM-DD'; null where no source says the day. */
  enactedOn: string | null;
  status: LegalDocumentStatus;
  source: string;
  /** Of a shipped fact the day of its source, null where the page shows none. */
  publishedAt: string | null;
  /** Taken from a published source; not published by the city here. */
  shipped: boolean;
  file: { id: string; name: string; size: number } | null;
  /** Titles of the published documents that it rests on, or replaces. */
  restsOn: string[];
  replaces: string[];
}

export async function listPublishedLegalDocuments(): Promise<PublicLegalDocument[]> {
  const views = publicDb();
  const [rows, links] = await Promise.all([
    views.publishedLegalDocument.findMany({ orderBy: [{ year: "desc" }, { title: "asc" }] }),
    views.publishedLegalDocumentLink.findMany(),
  ]);
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  const linked = (id: string, relation: "RESTS_ON" | "REPLACES") =>
    links.flatMap((link) => (link.fromId === id && link.relation === relation ? (titles.get(link.toId) ?? []) : []));
  return rows.map(({ enactedOn, publishedAt, fileId, fileName, fileSize, ...row }) => ({
    ...row,
    enactedOn: dayOf(enactedOn),
    publishedAt: publishedAt?.toISOString() ?? null,
    file: fileId ? { id: fileId, name: fileName ?? "", size: fileSize ?? 0 } : null,
    restsOn: linked(row.id, "RESTS_ON"),
    replaces: linked(row.id, "REPLACES"),
  }));
}
