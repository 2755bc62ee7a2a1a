import "server-only";
import { createHash } from "node:crypto";
import { type DraftRef, type SavedDraft, saveDraft } from "@/lib/city/drafts/mutations";
import { canEditPublicWords } from "@/lib/city/drafts/policy";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf } from "@/lib/platform/format/date";
import { legalDocumentKind } from "./drafted";
import { faultOfLegalFile } from "./file";
import type { LegalDocumentDraft, LegalDocumentFields } from "./schemas";

type Saved = Result<SavedDraft, object>;

/** A new document, or another wording of one: a draft either way; its file stays. */
export async function saveLegalDocument(
  actor: Actor,
  ref: DraftRef | null,
  fields: LegalDocumentFields,
): Promise<Saved> {
  if (ref) return saveDraft(actor, legalDocumentKind, ref, ({ fileId }) => ({ ...fields, fileId }));
  if (!canEditPublicWords(actor)) return fail("FORBIDDEN");
  const draft: LegalDocumentDraft = { ...fields, fileId: null };
  return db().$transaction(async (tx) => {
    const { restsOn: _rests, replaces: _replaces, enactedOn, ...columns } = fields;
    const taken = await legalDocumentKind.check?.(tx, "00000000-0000-0000-0000-000000000000", draft);
    if (taken) return { ok: false, error: taken };
    const data = { ...columns, enactedOn: enactedOn ? dateOf(enactedOn) : null, draft };
    const { id } = await tx.legalDocument.create({ data });
    const after = (await legalDocumentKind.told?.(tx, draft)) ?? draft;
    await recordAudit(tx, actor, { action: "create", entity: "legalDocument", entityId: id, after });
    return ok({ id });
  });
}

/** Its file, or with null none; it waits in the draft like every other part. */
export async function saveLegalFile(
  actor: Actor,
  ref: DraftRef,
  file: Buffer | null,
  fileName: string,
): Promise<Saved> {
  if (!canEditPublicWords(actor)) return fail("FORBIDDEN");
  const fault = file && faultOfLegalFile(file);
  if (fault) return fail("INVALID", { fields: { file: [fault] } });
  let fileId: string | null = null;
  if (file) {
    const content = new Uint8Array(file);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const data = { fileName, mediaType: "application/pdf", sha256, size: content.length, content, addedById: actor.id };
    fileId = (await db().cityFile.create({ data, select: { id: true } })).id;
  }
  return saveDraft(actor, legalDocumentKind, ref, (before) => ({ ...before, fileId }));
}
