import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { lockRow, takenAs } from "@/lib/platform/db/change-row";
import { db } from "@/lib/platform/db/client";
import {
  type Drafted,
  type DraftRef,
  type DraftRow,
  restoreDraft,
  type SavedDraft,
  saveDraft,
} from "@/lib/platform/drafts/mutations";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { type GlossaryDraft, glossaryTermSchema } from "./schemas";

type Row = DraftRow & GlossaryDraft;

export const glossaryKind: Drafted<Row, GlossaryDraft> = {
  entity: "glossaryTerm",
  may: canEditPublicWords,
  find: async (tx, id) => {
    await lockRow(tx, "glossary_terms", id);
    return tx.glossaryTerm.findUnique({ where: { id } });
  },
  present: ({ termId, termEn, explanationId, explanationEn }) => ({ termId, termEn, explanationId, explanationEn }),
  taken: ["termId", "termTaken"],
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

/** A new word, or another wording of one: a draft either way. */
export async function saveTerm(
  actor: Actor,
  ref: DraftRef | null,
  draft: GlossaryDraft,
): Promise<Result<SavedDraft, object>> {
  if (ref) return saveDraft(actor, glossaryKind, ref, draft);
  if (!canEditPublicWords(actor)) return fail("FORBIDDEN");
  const making = db().$transaction(async (tx): Promise<Result<SavedDraft, object>> => {
    // Of nobody yet: no other row has this id.
    const taken = await glossaryKind.check?.(tx, "00000000-0000-0000-0000-000000000000", draft);
    if (taken) return { ok: false, error: taken };
    const { id } = await tx.glossaryTerm.create({ data: { ...draft, draft } });
    await recordAudit(tx, actor, { action: "create", entity: "glossaryTerm", entityId: id, after: draft });
    return ok({ id });
  });
  return making.catch(takenAs("termId", "termTaken"));
}

export const restoreTerm = (actor: Actor, ref: DraftRef, state: Readonly<Record<string, unknown>>) =>
  restoreDraft(actor, glossaryKind, ref, glossaryTermSchema, state);
