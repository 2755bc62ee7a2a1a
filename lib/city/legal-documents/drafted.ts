import "server-only";
import type { Drafted, DraftRow } from "@/lib/city/drafts/mutations";
import { canEditPublicWords } from "@/lib/city/drafts/policy";
import { lockRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { AppError } from "@/lib/platform/errors/app-error";
import { dateOf, dayOf } from "@/lib/platform/format/date";
import type { LegalDocumentDraft } from "./schemas";

const WHOLE = { links: true } as const;
type Row = Prisma.LegalDocumentGetPayload<{ include: typeof WHOLE }> & DraftRow;

/** What the public reads of it. */
export function presentOf(row: Prisma.LegalDocumentGetPayload<{ include: typeof WHOLE }>): LegalDocumentDraft {
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

export const legalDocumentKind: Drafted<Row, LegalDocumentDraft> = {
  entity: "legalDocument",
  may: canEditPublicWords,
  find: async (tx, id) => {
    await lockRow(tx, "legal_documents", id);
    return tx.legalDocument.findUnique({ where: { id }, include: WHOLE });
  },
  present: presentOf,
  check: async (tx, id, { type, year, title, restsOn, replaces }): Promise<AppError<object> | null> => {
    const same = await tx.legalDocument.findUnique({ where: { type_year_title: { type, year, title } } });
    if (same && same.id !== id) return { code: "INVALID", fields: { title: ["documentTaken"] } };
    const wanted = [...new Set([...restsOn, ...replaces])];
    const there = await tx.legalDocument.count({ where: { id: { in: wanted } } });
    if (wanted.includes(id) || there !== wanted.length)
      return { code: "INVALID", fields: { restsOn: ["documentGone"] } };
    return null;
  },
  update: (tx, id, data) => tx.legalDocument.update({ where: { id }, data }),
  publish: async (tx, id, { restsOn, replaces, enactedOn, ...draft }, publishedAt) => {
    const day = enactedOn ? dateOf(enactedOn) : null;
    await tx.legalDocument.update({ where: { id }, data: { ...draft, enactedOn: day, publishedAt } });
    await tx.legalDocumentLink.deleteMany({ where: { fromId: id } });
    await tx.legalDocumentLink.createMany({
      data: [
        ...restsOn.map((toId) => ({ fromId: id, toId, relation: "RESTS_ON" as const })),
        ...replaces.map((toId) => ({ fromId: id, toId, relation: "REPLACES" as const })),
      ],
    });
  },
  remove: (tx, id) => tx.legalDocument.delete({ where: { id } }),
  told: async (tx, { restsOn, replaces, fileId, ...draft }) => ({
    ...draft,
    restsOn: await named(tx, restsOn),
    replaces: await named(tx, replaces),
    file: fileId && (await tx.cityFile.findUnique({ where: { id: fileId }, select: { fileName: true, sha256: true } })),
  }),
};

async function named(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.legalDocument.findMany({ where: { id: { in: [...ids] } }, orderBy: { title: "asc" } });
  return rows.map(({ type, number, year, title }) => [type, number, year, title].filter(Boolean).join(" "));
}
