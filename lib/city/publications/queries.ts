import "server-only";
import { notFound } from "next/navigation";
import type { EntryKind } from "@/lib/city/entries/kinds";
import type { Said } from "@/lib/city/entries/said";
import { type QueueItem, tellEntries, told } from "@/lib/city/verification/queries";
import { OLDEST_FIRST, type QueueFilter, TOGETHER_AT_MOST, waitingFor } from "@/lib/city/verification/schemas";
import type { Waiting } from "@/lib/platform/areas/office";
import type { Actor } from "@/lib/platform/auth/actor";
import { refuse } from "@/lib/platform/auth/refusals";
import { db } from "@/lib/platform/db/client";
import type { PreparedEntry } from "@/lib/platform/db/generated/client";
import { route } from "@/lib/platform/pages/routes";
import { type Effect, effectOf } from "./effect";
import { readColumns } from "./entry-columns";
import { type ItemFault, itemFault } from "./item-fault";
import { canPreparePublications, refusalOfApproval } from "./policy";
import { type OtherChange, otherChanges } from "./told-fields";

export const PAGE_SIZE = 20;

const people = {
  preparedBy: { select: { name: true } },
  approvedBy: { select: { name: true } },
  _count: { select: { items: true } },
} as const;

/** Publications, those that are not out yet first, then the newest. */
export async function listPublications(actor: Actor, page = 1) {
  if (!canPreparePublications(actor)) refuse(actor);
  const [total, items] = await Promise.all([
    db().publication.count(),
    db().publication.findMany({
      orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { preparedAt: "desc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      include: people,
    }),
  ]);
  return { items, page, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** What of the verified can go into a publication, the oldest first: also one's own, for another approves. */
export async function listPreparable(actor: Actor, filter: QueueFilter): Promise<QueueItem[]> {
  if (!canPreparePublications(actor)) return [];
  const taken = await db().publicationItem.findMany({
    where: { publication: { closedAt: null } },
    select: { entryId: true },
  });
  const rows = await db().entryInWork.findMany({
    where: { ...waitingFor({ ...filter, state: "VERIFIED" }), id: { notIn: taken.map(({ entryId }) => entryId) } },
    orderBy: OLDEST_FIRST,
    take: TOGETHER_AT_MOST,
  });
  return told(rows, actor);
}

export type PublicationItem = Pick<PreparedEntry, "detail" | "period" | "kelurahan" | "entryId"> & {
  kind: EntryKind;
  effect: Effect;
  said: Said;
  /** What it takes the place of. */
  replaced: Said | null;
  others: OtherChange[];
  /** Why it cannot go out, or why the whole stopped on it. */
  fault: ItemFault | null;
  /** What it belongs to is not published itself: nothing of it is shown until that is. */
  hidden: boolean;
};

export type PublicationSubject = Pick<PreparedEntry, "key" | "nameId" | "nameEn" | "agency"> & {
  isIndicator: boolean;
  items: PublicationItem[];
};

/** One publication as a difference: what appears, changes and goes, by subject. */
export async function getPublication(actor: Actor, id: string) {
  if (!canPreparePublications(actor)) refuse(actor);
  const publication = await db().publication.findUnique({ where: { id }, include: people });
  if (!publication) notFound();
  const rows = await db().preparedEntry.findMany({
    where: { publicationId: id },
    orderBy: [{ nameId: "asc" }, { kind: "asc" }, { period: "asc" }, { detail: "asc" }, { entryId: "asc" }],
  });
  const isWaiting = publication.closedAt === null;
  const subjects = [...Map.groupBy(await differences(rows, isWaiting), ({ subject }) => subject.key).values()].map(
    (own) => ({ ...(own[0] as (typeof own)[number]).subject, items: own.map(({ item }) => item) }),
  );
  return {
    publication,
    subjects: subjects as PublicationSubject[],
    faults: subjects.flatMap(({ items }) => items).filter(({ fault }) => fault !== null).length,
    refusal: refusalOfApproval(actor, publication, rows),
  };
}

async function differences(rows: readonly PreparedEntry[], isWaiting: boolean) {
  const refs = rows.flatMap(({ kind, entryId, supersedesId }) => [
    { kind, id: entryId },
    ...(supersedesId ? [{ kind, id: supersedesId }] : []),
  ]);
  const [says, columns] = await Promise.all([tellEntries(refs), readColumns(db(), refs)]);
  return rows.flatMap((row) => {
    const kind = row.kind as EntryKind;
    const said = says.get(row.entryId)?.said;
    const to = columns.get(row.entryId);
    if (!said || !to) return [];
    const replaced = (row.supersedesId && says.get(row.supersedesId)?.said) || null;
    const item: PublicationItem = {
      ...{ kind, entryId: row.entryId, detail: row.detail, period: row.period, kelurahan: row.kelurahan },
      ...{ said, replaced, effect: effectOf(said, replaced) },
      others: otherChanges(kind, to, row.supersedesId ? columns.get(row.supersedesId) : undefined),
      fault: isWaiting ? itemFault(row) : (row.stoppedFor as ItemFault | null),
      hidden: row.ownerPublishedAt === null,
    };
    const { key, nameId, nameEn, agency } = row;
    return [{ subject: { key, nameId, nameEn, agency, isIndicator: kind === "value" }, item }];
  });
}

/** Publications that wait for the actor's eyes. */
export async function listWaitingPublications(actor: Actor): Promise<Waiting[]> {
  if (!canPreparePublications(actor)) return [];
  const count = await db().publication.count({ where: { status: "PREPARED", preparedById: { not: actor.id } } });
  return [{ key: "publications", count, address: route("/kelola/publikasi") }];
}
