import "server-only";
import { createHash } from "node:crypto";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { lockRow, takenAs } from "@/lib/platform/db/change-row";
import { db, type Transaction } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import {
  type Drafted,
  type DraftRef,
  type DraftRow,
  type SavedDraft,
  saveDraft,
} from "@/lib/platform/drafts/mutations";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { dateOf } from "@/lib/platform/format/date";
import { faultOfLegalFile } from "./file";
import { presentOf } from "./present";
import { type LegalDocumentDraft, type LegalDocumentFields, legalDocumentSchema } from "./schemas";

const WHOLE = { links: true } as const;
type Row = Prisma.LegalDocumentGetPayload<{ include: typeof WHOLE }> & DraftRow;

export const legalDocumentKind: Drafted<Row, LegalDocumentDraft> = {
  entity: "legalDocument",
  may: canEditPublicWords,
  find: async (tx, id) => {
    await lockRow(tx, "legal_documents", id);
    return tx.legalDocument.findUnique({ where: { id }, include: WHOLE });
  },
  present: presentOf,
  taken: ["title", "documentTaken"],
  check: async (tx, id, { type, year, title, restsOn, replaces }): Promise<AppError<object> | null> => {
    const same = await tx.legalDocument.findUnique({ where: { type_year_title: { type, year, title } } });
    if (same && same.id !== id) return { code: "INVALID", fields: { title: ["documentTaken"] } };
    const wanted = [...new Set([...restsOn, ...replaces])];
    const there = await tx.legalDocument.count({ where: { id: { in: wanted } } });
    if (wanted.includes(id) || there !== wanted.length)
      return { code: "INVALID", fields: { restsOn: ["documentGone"] } };
    // What it replaces is in force no longer, and nothing can rest on it.
    if (restsOn.some((one) => replaces.includes(one)))
      return { code: "INVALID", fields: { restsOn: ["restsOnReplaced"] } };
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
  // Drafts of others too: they could never be published.
  isReferredTo: async (tx, id) => {
    const resting = {
      OR: [{ draft: { path: ["restsOn"], array_contains: id } }, { draft: { path: ["replaces"], array_contains: id } }],
    };
    const links = await tx.legalDocumentLink.count({ where: { toId: id } });
    return links + (await tx.legalDocument.count({ where: { id: { not: id }, ...resting } })) > 0;
  },
  told: async (tx, { restsOn, replaces, fileId, ...draft }) => ({
    ...draft,
    restsOn: await named(tx, restsOn),
    replaces: await named(tx, replaces),
    file: fileId && (await tx.cityFile.findUnique({ where: { id: fileId }, select: { fileName: true, sha256: true } })),
  }),
};

async function named(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.legalDocument.findMany({ where: { id: { in: [...ids] } }, orderBy: { title: "asc" } });
  return rows.map(nameOf);
}

const nameOf = ({ type, number, year, title }: { type: string; number: string | null; year: number; title: string }) =>
  [type, number, year, title].filter(Boolean).join(" ");

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
  const making = db().$transaction(async (tx): Promise<Saved> => {
    const { restsOn: _rests, replaces: _replaces, enactedOn, ...columns } = fields;
    const taken = await legalDocumentKind.check?.(tx, "00000000-0000-0000-0000-000000000000", draft);
    if (taken) return { ok: false, error: taken };
    const data = { ...columns, enactedOn: enactedOn ? dateOf(enactedOn) : null, draft };
    const { id } = await tx.legalDocument.create({ data });
    const after = (await legalDocumentKind.told?.(tx, draft)) ?? draft;
    await recordAudit(tx, actor, { action: "create", entity: "legalDocument", entityId: id, after });
    return ok({ id });
  });
  return making.catch(takenAs("title", "documentTaken"));
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
  return saveDraft(actor, legalDocumentKind, ref, async (before, tx) => {
    if (!file) return { ...before, fileId: null };
    const content = new Uint8Array(file);
    const sha256 = createHash("sha256").update(content).digest("hex");
    const data = { fileName, mediaType: "application/pdf", sha256, size: content.length, content, addedById: actor.id };
    const { id } = await tx.cityFile.create({ data, select: { id: true } });
    return { ...before, fileId: id };
  });
}

/**
 * An earlier state as a draft again, with the file of its day. What it rested on is recorded by name: where a document of
 * that name is no more, INVALID.
 */
export async function restoreLegalDocument(
  actor: Actor,
  ref: DraftRef,
  { restsOn, replaces, file, ...state }: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const documents = await db().legalDocument.findMany({
    select: { id: true, type: true, number: true, year: true, title: true },
  });
  const idOf = new Map(documents.map((one) => [nameOf(one), one.id]));
  const named = (names: unknown) => (Array.isArray(names) ? names.map(String) : []);
  const gone = (names: unknown) => named(names).filter((name) => !idOf.has(name));
  const ids = (names: unknown) => named(names).flatMap((name) => idOf.get(name) ?? []);
  const lost = Object.entries({ restsOn, replaces }).filter(([, names]) => gone(names).length > 0);
  if (lost.length > 0)
    return fail("INVALID", { fields: Object.fromEntries(lost.map(([field]) => [field, ["documentGone"]])) });
  const read = readRestored(legalDocumentSchema, { ...state, restsOn: ids(restsOn), replaces: ids(replaces) });
  if (!read.ok) return read;
  const { sha256 } = (file ?? {}) as { sha256?: string };
  const kept = sha256 ? await db().cityFile.findFirst({ where: { sha256 }, select: { id: true } }) : null;
  return saveDraft(actor, legalDocumentKind, ref, { ...read.value, fileId: kept?.id ?? null });
}
