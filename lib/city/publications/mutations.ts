import "server-only";
import type { EntryKind } from "@/lib/city/entries/kinds";
import { ENTRY_ACTS } from "@/lib/city/entry-acts/mutations";
import { TOGETHER_AT_MOST } from "@/lib/city/verification/schemas";
import { askPersonalData, recordAudit } from "@/lib/platform/audit/mutations";
import { PersonalDataFound } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { findActorWho } from "@/lib/platform/auth/session";
import { changeRow, lockRow, saveRow } from "@/lib/platform/db/change-row";
import { asOne, db, type Transaction } from "@/lib/platform/db/client";
import type { PreparedEntry, Publication } from "@/lib/platform/db/generated/client";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import type { Ticked } from "@/lib/platform/forms/ticked";
import { enqueue } from "@/lib/platform/jobs/queue";
import { refreshPublicPagesFromJob } from "@/lib/platform/pages/refresh";
import { readColumns } from "./entry-columns";
import { type ItemFault, itemFault } from "./item-fault";
import { canPreparePublications, refusalOfApproval } from "./policy";
import type { PublicationFields } from "./schemas";

export const PUBLICATION_JOB = "publication";
/** The chain of the audit log is held until all of it is out. */
const RELEASE_MS = 60_000;

const ENTITY = "publication";
const ENTRY_ENTITIES: Record<EntryKind, string> = {
  ...{ progress: "progressReport", value: "indicatorValue", year: "programmeYear" },
  ...{ milestone: "programmeMilestone", funding: "programmeFunding" },
};
const ENTRY_TABLES: Record<EntryKind, string> = {
  ...{ progress: "progress_reports", value: "indicator_values", year: "programme_years" },
  ...{ milestone: "programme_milestones", funding: "programme_funding" },
};

export type PublicationRef = { id: string; version: number };
type Saved = { id: string };

/** Puts verified entries together, as they were looked at. INVALID where one of them is not that any more, or taken. */
export function preparePublication(
  actor: Actor,
  { name, plannedAt, items }: PublicationFields & { items: readonly Ticked<EntryKind>[] },
  now = new Date(),
): Promise<Result<Saved>> {
  return saveRow<Publication, Saved, null>(actor, {
    find: async () => null,
    version: null,
    refusal: () => (canPreparePublications(actor) ? null : "FORBIDDEN"),
    current: () => null,
    change: async (_none, tx) => {
      const chosen = items.slice(0, TOGETHER_AT_MOST);
      if (plannedAt && plannedAt <= now) return fail<null>("INVALID", { fields: { plannedAt: ["momentPast"] } });
      const ids = chosen.map(({ id }) => id);
      const verified = await tx.entryInWork.findMany({ where: { status: "VERIFIED", id: { in: ids } } });
      const versions = new Map(verified.map(({ id, version }) => [id, version]));
      const isTaken = await tx.publicationItem.count({
        where: { entryId: { in: ids }, publication: { closedAt: null } },
      });
      if (isTaken > 0 || chosen.some(({ id, version }) => versions.get(id) !== version))
        return fail<null>("INVALID", { fields: { ticked: ["tickedMoved"] } });
      const rows = chosen.map(({ kind, id: entryId, version }) => ({ kind, entryId, version }));
      const made = await tx.publication.create({
        data: { name, plannedAt, preparedById: actor.id, items: { createMany: { data: rows } } },
      });
      const after = { name, plannedAt, items: rows };
      return ok({ saved: { id: made.id }, audit: { action: "prepare", entity: ENTITY, entityId: made.id, after } });
    },
  });
}

type Found = { row: Publication; items: PreparedEntry[] };

/** One step of a publication that is not out yet. */
function stepPublication(
  actor: Actor,
  { id, version }: PublicationRef,
  from: readonly Publication["status"][],
  given: {
    action: string;
    refusal: (found: Found) => ReturnType<typeof refusalOfApproval>;
    change: (found: Found, tx: Transaction) => Promise<Result<Partial<Publication>>>;
  },
): Promise<Result<Publication>> {
  return changeRow<Found, Publication, unknown>(actor, {
    find: async (tx) => {
      await lockRow(tx, "publications", id);
      const row = await tx.publication.findUnique({ where: { id } });
      return row && { row, items: await tx.preparedEntry.findMany({ where: { publicationId: id } }) };
    },
    refusal: (found) => (canPreparePublications(actor) ? given.refusal(found) : "FORBIDDEN"),
    isPossible: ({ row }) => from.includes(row.status),
    isStale: ({ row }) => row.version !== version,
    change: async (found, tx) => {
      const changed = await given.change(found, tx);
      if (!changed.ok) return changed;
      const after = await tx.publication.update({
        where: { id },
        data: { ...changed.value, version: { increment: 1 } },
      });
      const audit = { action: given.action, entity: ENTITY, entityId: id, before: found.row, after };
      return ok({ saved: after, audit });
    },
  }) as Promise<Result<Publication>>;
}

/**
 * The second pair of eyes. WRONG_STATE where an item has moved on already. What a text with personal data asks of whoever
 * publishes it is asked now: at the moment itself nobody is there.
 */
export function approvePublication(actor: Actor, ref: PublicationRef, now = new Date()): Promise<Result<Publication>> {
  return stepPublication(actor, ref, ["PREPARED"], {
    action: "approve",
    refusal: ({ row, items }) => refusalOfApproval(actor, row, items),
    change: async ({ items }, tx) => {
      if (items.some((item) => itemFault(item) !== null)) return fail("WRONG_STATE");
      const columns = await readColumns(
        tx,
        items.map(({ kind, entryId }) => ({ kind, id: entryId })),
      );
      for (const { kind, entryId } of items)
        await askPersonalData(tx, actor, {
          ...{ action: "publish", entity: ENTRY_ENTITIES[kind as EntryKind], entityId: entryId },
          after: { ...columns.get(entryId), status: "PUBLISHED" },
        });
      return ok({ status: "APPROVED", approvedById: actor.id, approvedAt: now });
    },
  });
}

/** Before it is out, by anybody of Diskominfo; its items are free again. */
export function callBackPublication(actor: Actor, ref: PublicationRef, now = new Date()): Promise<Result<Publication>> {
  return stepPublication(actor, ref, ["PREPARED", "APPROVED"], {
    action: "callBack",
    refusal: () => null,
    change: async () => ok({ status: "CALLED_BACK", closedAt: now }),
  });
}

/** Has an approved one go out at its moment; the sweep finds it where the queue is away. */
export const releaseSoon = ({ id, plannedAt }: Pick<Publication, "id" | "plannedAt">) =>
  enqueue(PUBLICATION_JOB, id, plannedAt ?? undefined);

/** Undoes everything, and names what stood in the way. */
class Halted extends Error {
  constructor(readonly faults: ReadonlyMap<string, ItemFault>) {
    super("a publication stopped");
  }
}

/**
 * Lets an approved publication out whose moment has come: all of it with its audit events in one transaction, in the name of
 * whoever approved it. A worker that dies has let nothing out, and the next begins anew; one that comes late finds it out.
 * Where anything has moved on nothing goes out, and what it was is written down.
 */
export async function releasePublication(id: string, now = new Date()): Promise<"OUT" | "STOPPED" | "NOT_NOW"> {
  try {
    return await asOne(() => release(id, now), { timeout: RELEASE_MS });
  } catch (error) {
    if (!(error instanceof Halted)) throw error;
    return stop(id, error.faults, now);
  }
}

const isDue = (row: Publication | null, now: Date): row is Publication & { approvedById: string } =>
  row?.status === "APPROVED" && row.approvedById !== null && (row.plannedAt === null || row.plannedAt <= now);

async function release(id: string, now: Date): Promise<"OUT" | "NOT_NOW"> {
  const tx = db();
  await lockRow(tx, "publications", id);
  const before = await tx.publication.findUnique({ where: { id } });
  if (!isDue(before, now)) return "NOT_NOW";
  await lockEntries(id);
  const items = await tx.preparedEntry.findMany({ where: { publicationId: id }, orderBy: { entryId: "asc" } });
  const faults = new Map<string, ItemFault>();
  const found = await findActorWho(before.approvedById);
  const approver = found && canPreparePublications(found) ? found : null;
  for (const item of items) {
    // An account that was closed, or is Diskominfo's no more, lets nothing out.
    const fault = approver ? (itemFault(item) ?? (await publishItem(approver, item))) : "approver";
    if (fault) faults.set(item.entryId, fault);
  }
  if (faults.size > 0 || !approver) throw new Halted(faults);
  const after = await tx.publication.update({
    where: { id },
    data: { status: "OUT", closedAt: now, version: { increment: 1 } },
  });
  await recordAudit(tx, approver, { action: "release", entity: ENTITY, entityId: id, before, after });
  return "OUT";
}

/**
 * Every row that it will touch, in one order and before the first audit event: whoever holds one of them waits for the
 * chain of events, which this holds from then on.
 */
async function lockEntries(id: string): Promise<void> {
  const items = await db().preparedEntry.findMany({ where: { publicationId: id } });
  for (const [kind, table] of Object.entries(ENTRY_TABLES)) {
    const own = items.filter((item) => item.kind === kind);
    const ids = own.flatMap(({ entryId, supersedesId }) => [entryId, ...(supersedesId ? [supersedesId] : [])]);
    if (ids.length > 0)
      await db().$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE "id" = ANY($1::uuid[]) ORDER BY "id" FOR UPDATE`, ids);
  }
}

async function publishItem(actor: Actor, { kind, entryId, preparedVersion }: PreparedEntry): Promise<ItemFault | null> {
  try {
    const result = await ENTRY_ACTS[kind as EntryKind].publish(actor, { id: entryId, version: preparedVersion });
    if (result.ok) return null;
    return result.error.code === "STALE" ? "moved" : result.error.code === "WRONG_STATE" ? "state" : "own";
  } catch (error) {
    if (error instanceof PersonalDataFound) return "personal";
    throw error;
  }
}

async function stop(id: string, faults: ReadonlyMap<string, ItemFault>, now: Date): Promise<"STOPPED" | "NOT_NOW"> {
  return db().$transaction(async (tx) => {
    await lockRow(tx, "publications", id);
    const before = await tx.publication.findUnique({ where: { id } });
    if (!isDue(before, now)) return "NOT_NOW";
    for (const [entryId, stoppedFor] of faults)
      await tx.publicationItem.update({
        where: { publicationId_entryId: { publicationId: id, entryId } },
        data: { stoppedFor },
      });
    const row = await tx.publication.update({
      where: { id },
      data: { status: "STOPPED", closedAt: now, version: { increment: 1 } },
    });
    const after = { ...row, faults: Object.fromEntries(faults) };
    await recordAudit(tx, null, { action: "stop", entity: ENTITY, entityId: id, before, after });
    return "STOPPED";
  });
}

/** The job's work: one publication, or each whose moment has come; the public pages follow. */
export async function releaseDuePublications(id?: string, now = new Date()): Promise<void> {
  const due = id
    ? [{ id }]
    : await db().publication.findMany({
        where: { status: "APPROVED", OR: [{ plannedAt: null }, { plannedAt: { lte: now } }] },
        orderBy: [{ plannedAt: "asc" }, { id: "asc" }],
        select: { id: true },
      });
  for (const one of due) if ((await releasePublication(one.id, now)) === "OUT") await refreshPublicPagesFromJob();
}
