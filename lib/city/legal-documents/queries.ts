import "server-only";
import { notFound } from "next/navigation";
import { z } from "zod";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { route } from "@/lib/platform/pages/routes";
import { presentOf } from "./present";
import type { PublicLegalDocument } from "./published";
import type { LegalDocumentDraft } from "./schemas";

const PAGE_SIZE = 30;
const nameOf = ({ type, number, year, title }: { type: string; number: string | null; year: number; title: string }) =>
  `${title} (${[type, number ? `${number}/${year}` : year].join(" ")})`;

/** Legal documents, newest year first, a page at a time. */
export async function listLegalDocuments(actor: Actor, { q, hal = 1 }: { q?: string | undefined; hal?: number } = {}) {
  if (!canEditPublicWords(actor)) refuse(actor);
  const words = (q ?? "").split(/\s+/).filter(Boolean);
  const where: Prisma.LegalDocumentWhereInput = {
    AND: words.map((word) => ({ OR: [{ title: { contains: word, mode: "insensitive" as const } }, { number: word }] })),
  };
  const [total, rows] = await Promise.all([
    db().legalDocument.count({ where }),
    db().legalDocument.findMany({
      where,
      orderBy: [{ year: "desc" }, { title: "asc" }],
      skip: (hal - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: { links: true },
    }),
  ]);
  const items = rows.map((row) => ({
    id: row.id,
    ...((row.draft as LegalDocumentDraft | null) ?? presentOf(row)),
    hasDraft: row.draft !== null,
    isPublished: row.publishedAt !== null,
  }));
  return { items, total, page: hal, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** What another document may rest on or replace: the city's own documents, as choices. */
export async function listLinkable(actor: Actor, except?: string) {
  if (!canEditPublicWords(actor)) refuse(actor);
  const rows = await db().legalDocument.findMany({
    where: except ? { id: { not: except } } : {},
    orderBy: [{ year: "desc" }, { title: "asc" }],
    take: 500,
  });
  return rows.map((row) => ({ value: row.id, label: nameOf(row) }));
}

export async function getLegalDocument(actor: Actor, id: string) {
  if (!canEditPublicWords(actor)) refuse(actor);
  const row = await db().legalDocument.findUnique({ where: { id }, include: { links: true } });
  if (!row) notFound();
  const values = (row.draft as LegalDocumentDraft | null) ?? presentOf(row);
  const [file, linked] = await Promise.all([
    values.fileId
      ? db().cityFile.findUnique({ where: { id: values.fileId }, select: { id: true, fileName: true, size: true } })
      : null,
    db().legalDocument.findMany({ where: { id: { in: [...values.restsOn, ...values.replaces] } } }),
  ]);
  const names = new Map(linked.map((one) => [one.id, nameOf(one)]));
  const of = (ids: readonly string[]) => ids.flatMap((one) => names.get(one) ?? []);
  const { restsOn, replaces, fileId: _fileId, ...fields } = values;
  const preview: PublicLegalDocument = {
    ...fields,
    id,
    publishedAt: null,
    shipped: row.shipped,
    file: file && { id: file.id, name: file.fileName, size: file.size },
    restsOn: of(restsOn),
    replaces: of(replaces),
  };
  return {
    id,
    version: row.version,
    hasDraft: row.draft !== null,
    isPublished: row.publishedAt !== null,
    values,
    preview,
  };
}

/** The document as its history names it; null for those who do not keep the public's words. */
export async function findRevisedLegalDocument(actor: Actor, id: string) {
  if (!canEditPublicWords(actor) || !z.uuid().safeParse(id).success) return null;
  const row = await db().legalDocument.findUnique({ where: { id } });
  if (!row) return null;
  const name = nameOf((row.draft as LegalDocumentDraft | null) ?? row);
  return { name, version: row.version, address: route("/kelola/dokumen-hukum/[id]", { id }), mayRestore: true };
}
