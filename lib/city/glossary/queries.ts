import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { route } from "@/lib/platform/pages/routes";
import type { GlossaryDraft } from "./schemas";

const PAGE_SIZE = 50;

/** Every word, a page at a time; as it will read where a draft waits. */
export async function listTerms(actor: Actor, page = 1) {
  if (!canEditPublicWords(actor)) refuse(actor);
  const [total, rows] = await Promise.all([
    db().glossaryTerm.count(),
    db().glossaryTerm.findMany({ orderBy: { termId: "asc" }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }),
  ]);
  const items = rows.map(({ id, draft, publishedAt, ...row }) => ({
    id,
    ...(draft ? (draft as GlossaryDraft) : row),
    hasDraft: draft !== null,
    isPublished: publishedAt !== null,
  }));
  return { items, total, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

export async function getTerm(actor: Actor, id: string) {
  if (!canEditPublicWords(actor)) refuse(actor);
  const row = await db().glossaryTerm.findUnique({ where: { id } });
  if (!row) notFound();
  const { termId, termEn, explanationId, explanationEn } = (row.draft as GlossaryDraft | null) ?? row;
  return {
    id,
    version: row.version,
    hasDraft: row.draft !== null,
    isPublished: row.publishedAt !== null,
    values: { termId, termEn, explanationId, explanationEn },
  };
}

/** The word as its history names it; null for those who do not keep the public's words. */
export async function findRevisedTerm(actor: Actor, id: string) {
  if (!canEditPublicWords(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().glossaryTerm.findUnique({ where: { id } });
  if (!row) return null;
  const { termId: name } = (row.draft as GlossaryDraft | null) ?? row;
  return { name, version: row.version, address: route("/kelola/teks/glosarium/[id]", { id }), mayRestore: true };
}
