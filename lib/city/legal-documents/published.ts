import "server-only";
import type { LegalDocumentStatus, LegalDocumentType } from "@/lib/platform/db/generated/enums";
import { publicDb } from "@/lib/platform/db/public";
import { dayOf } from "@/lib/platform/format/date";

export interface PublicLegalDocument {
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
}

export async function listPublishedLegalDocuments(): Promise<PublicLegalDocument[]> {
  const rows = await publicDb().publishedLegalDocument.findMany({ orderBy: [{ year: "desc" }, { title: "asc" }] });
  return rows.map(({ id: _, enactedOn, publishedAt, ...row }) => ({
    ...row,
    enactedOn: dayOf(enactedOn),
    publishedAt: publishedAt?.toISOString() ?? null,
  }));
}
