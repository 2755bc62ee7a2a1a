import "server-only";
import { type DraftRef, type SavedDraft, saveDraft } from "@/lib/city/drafts/mutations";
import { canEditPublicWords } from "@/lib/city/drafts/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { glossaryKind } from "./drafted";
import type { GlossaryDraft } from "./schemas";

/** A new word, or another wording of one: a draft either way. */
export async function saveTerm(
  actor: Actor,
  ref: DraftRef | null,
  draft: GlossaryDraft,
): Promise<Result<SavedDraft, object>> {
  if (ref) return saveDraft(actor, glossaryKind, ref, draft);
  if (!canEditPublicWords(actor)) return fail("FORBIDDEN");
  return db().$transaction(async (tx) => {
    // Of nobody yet: no other row has this id.
    const taken = await glossaryKind.check?.(tx, "00000000-0000-0000-0000-000000000000", draft);
    if (taken) return { ok: false, error: taken };
    const { id } = await tx.glossaryTerm.create({ data: { ...draft, draft } });
    await recordAudit(tx, actor, { action: "create", entity: "glossaryTerm", entityId: id, after: draft });
    return ok({ id });
  });
}
