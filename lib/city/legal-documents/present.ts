import type { Prisma } from "@/lib/platform/db/generated/client";
import { dayOf } from "@/lib/platform/format/date";
import type { LegalDocumentDraft } from "./schemas";

/** What the public reads of it. */
export function presentOf(row: Prisma.LegalDocumentGetPayload<{ include: { links: true } }>): LegalDocumentDraft {
  const { type, number, year, title, enactedOn, status, source, fileId, links } = row;
  const linked = (relation: "RESTS_ON" | "REPLACES") =>
    links
      .filter((link) => link.relation === relation)
      .map(({ toId }) => toId)
      .sort();
  const day = dayOf(enactedOn);
  return {
    type,
    number,
    year,
    title,
    enactedOn: day,
    status,
    source,
    fileId,
    restsOn: linked("RESTS_ON"),
    replaces: linked("REPLACES"),
  };
}
