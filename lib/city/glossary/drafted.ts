import "server-only";
import type { Drafted, DraftRow } from "@/lib/city/drafts/mutations";
import { canEditPublicWords } from "@/lib/city/drafts/policy";
import { lockRow } from "@/lib/platform/db/change-row";
import type { GlossaryDraft } from "./schemas";

type Row = DraftRow & GlossaryDraft;

export const glossaryKind: Drafted<Row, GlossaryDraft> = {
  entity: "glossaryTerm",
  may: canEditPublicWords,
  find: async (tx, id) => {
    await lockRow(tx, "glossary_terms", id);
    return tx.glossaryTerm.findUnique({ where: { id } });
  },
  present: ({ termId, termEn, explanationId, explanationEn }) => ({ termId, termEn, explanationId, explanationEn }),
  check: async (tx, id, { termId }) => {
    const other = await tx.glossaryTerm.findFirst({
      where: { id: { not: id }, termId: { equals: termId, mode: "insensitive" } },
    });
    return other ? { code: "INVALID", fields: { termId: ["termTaken"] } } : null;
  },
  update: (tx, id, data) => tx.glossaryTerm.update({ where: { id }, data }),
  publish: (tx, id, draft, publishedAt) => tx.glossaryTerm.update({ where: { id }, data: { ...draft, publishedAt } }),
  remove: (tx, id) => tx.glossaryTerm.delete({ where: { id } }),
};
