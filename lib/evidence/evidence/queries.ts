import "server-only";
import { notFound } from "next/navigation";
import { gradeOf } from "@/lib/city/shown-evidence/grade";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { wordPatterns } from "@/lib/platform/format/search-words";
import type { Owner, OwnerKind } from "./owner";
import { isOwnerKind, OWNERS, ownerColumn, ownerOf } from "./owner";
import {
  canAddEvidence,
  canAttachToSeveral,
  canCheckEvidence,
  canClassifyEvidence,
  canLinkEvidence,
  canReadEvidence,
  canReadOwner,
  canTakeBackEvidence,
  evidenceIsOpen,
  type OwnerFacts,
} from "./policy";

async function ownerFacts(owner: Owner): Promise<OwnerFacts | null> {
  const found = await db().evidenceOwner.findFirst({ where: { kind: owner.kind, id: owner.id } });
  return found && { ...found, kind: found.kind as OwnerKind };
}

const SHOWN = {
  file: { select: { size: true, mediaType: true, sha256: true } },
  addedBy: { select: { name: true } },
  checkedBy: { select: { name: true } },
} as const;

/** The evidence of one thing as its page shows it, with what the actor may do; notFound for another agency's thing. */
export async function getEvidencePanel(actor: Actor, owner: Owner) {
  const facts = await ownerFacts(owner);
  if (!facts || !canReadOwner(actor, facts)) notFound();
  const rows = await db().evidence.findMany({
    where: { [ownerColumn(owner.kind)]: owner.id, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    include: SHOWN,
  });
  const now = new Date();
  const readable = rows.filter((row) => canReadEvidence(actor, facts, row));
  return {
    owner,
    grade: gradeOf(rows),
    /** How many the actor does not see because they are kept back. */
    keptBack: rows.length - readable.length,
    mayAdd: canAddEvidence(actor, facts, now),
    isOpen: evidenceIsOpen(facts, now),
    repairClosesAt: facts.phase === "EVIDENCE_REPAIR" ? facts.repairClosesAt : null,
    items: readable.map((row) => ({
      ...row,
      may: {
        check: canCheckEvidence(actor, facts, row),
        classify: canClassifyEvidence(actor, facts, row, now),
        takeBack: canTakeBackEvidence(actor, facts, row, now),
        link: canLinkEvidence(actor, facts, row),
      },
    })),
  };
}

/** The evidence of a recommendation's actions that the actor may read, by the action's id; read only. */
export async function listActionEvidence(actor: Actor, recommendationId: string) {
  const rows = await db().evidence.findMany({
    where: { followUpAction: { recommendationId }, removedAt: null },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
    include: SHOWN,
  });
  const owners = await db().evidenceOwner.findMany({
    where: { kind: "action", id: { in: rows.flatMap(({ followUpActionId }) => followUpActionId ?? []) } },
  });
  const facts = new Map(owners.map((owner) => [owner.id, { ...owner, kind: "action" as const }]));
  const readable = rows.filter((row) => {
    const owner = facts.get(row.followUpActionId ?? "");
    return owner !== undefined && canReadEvidence(actor, owner, row);
  });
  return Map.groupBy(readable, ({ followUpActionId }) => followUpActionId ?? "");
}

export type EvidenceItem = Awaited<ReturnType<typeof getEvidencePanel>>["items"][number];

/** The stored file of a piece of evidence, or null where there is none for this actor. */
export async function findEvidenceFile(actor: Actor, id: string) {
  const row = await db().evidence.findUnique({ where: { id }, include: { file: true } });
  const owner = row && ownerOf(row);
  const facts = owner && (await ownerFacts(owner));
  if (!row?.file || !row.fileName || !facts || !canReadEvidence(actor, facts, row)) return null;
  return { ...row.file, fileName: row.fileName, informationClass: row.informationClass };
}

/** The grade of each answer, by its id; an answer without evidence is in none. For lists: the caller scopes the ids. */
export async function gradesOfAnswers(answerIds: readonly string[]) {
  const rows = await db().evidence.findMany({
    where: { answerId: { in: [...answerIds] }, removedAt: null },
    select: { answerId: true, checkedAt: true, removedAt: true },
  });
  const byAnswer = Map.groupBy(rows, ({ answerId }) => answerId ?? "");
  return new Map([...byAnswer].map(([id, evidence]) => [id, gradeOf(evidence)]));
}

export const LIBRARY_PAGE_SIZE = 20;

export type LibraryItem = {
  id: string;
  title: string;
  fileName: string | null;
  url: string | null;
  agency: string | null;
  addedAt: Date;
};

/**
 * Evidence that the city has and that the actor may use for answers, the newest first, each file or address once: an
 * agency's own, for Diskominfo everybody's.
 */
export async function listLibrary(actor: Actor, { q = "", page = 1 }: { q?: string; page?: number }) {
  if (!canAttachToSeveral(actor)) return { items: [], page: 1, pages: 1 };
  const scope = actor.role === "AGENCY" ? Prisma.sql`AND o."agencyId" = ${actor.agencyId}::uuid` : Prisma.empty;
  const columns = Prisma.raw(OWNER_COLUMNS.map((column) => `e."${column}"`).join(", "));
  const found = Prisma.sql`
    SELECT DISTINCT ON (coalesce(e."fileId"::text, e."url")) e."id", e."title", e."fileName", e."url", a."shortName" AS agency, e."addedAt"
      FROM evidence e JOIN evidence_owners o ON o."id" = coalesce(${columns})::uuid LEFT JOIN agencies a ON a."id" = o."agencyId"
     WHERE e."removedAt" IS NULL ${scope} AND concat_ws(' ', e."title", e."fileName") ILIKE ALL (${wordPatterns(q)}::text[])
     ORDER BY coalesce(e."fileId"::text, e."url"), e."addedAt" DESC`;
  const [counted, items] = await Promise.all([
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (${found}) f`,
    db().$queryRaw<LibraryItem[]>`
      SELECT * FROM (${found}) f ORDER BY f."addedAt" DESC, f."id"
       LIMIT ${LIBRARY_PAGE_SIZE} OFFSET ${(page - 1) * LIBRARY_PAGE_SIZE}`,
  ]);
  return { items, page, pages: Math.max(1, Math.ceil((counted[0]?.total ?? 0) / LIBRARY_PAGE_SIZE)) };
}

const OWNER_COLUMNS = Object.keys(OWNERS).filter(isOwnerKind).map(ownerColumn);

/** Answers of a round to which the actor may add evidence now, in the questionnaire's order. */
export async function listOpenAnswers(actor: Actor, slug: string) {
  if (!canAttachToSeveral(actor)) return [];
  const scope = actor.role === "AGENCY" ? { agencyId: actor.agencyId ?? "" } : {};
  const rows = await db().answer.findMany({
    where: { round: { slug }, ...scope },
    orderBy: { item: { order: "asc" } },
    select: {
      id: true,
      item: { select: { code: true, textId: true, textEn: true } },
      agency: { select: { shortName: true } },
    },
  });
  const owners = await db().evidenceOwner.findMany({ where: { kind: "answer", id: { in: rows.map(({ id }) => id) } } });
  const now = new Date();
  const open = new Set(
    owners.flatMap((owner) => (canAddEvidence(actor, { ...owner, kind: "answer" }, now) ? [owner.id] : [])),
  );
  return rows.filter(({ id }) => open.has(id));
}
