import "server-only";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Transaction } from "@/lib/platform/db/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { type EntryAct, isPossible } from "./life";
import {
  canCallBackEntry,
  canDiscardEntry,
  canEditEntry,
  canPublishEntry,
  canReturnEntry,
  canSubmitEntry,
  canVerifyEntry,
  type EntryFacts,
  isOwnWork,
} from "./policy";

/** An entry as the form saw it: the version tells whether somebody else changed it since. */
export type EntryRef = { id: string; version: number };

export type SavedEntry = { id: string; version: number };

/** How one kind of entry is read and written; `find` returns only what the actor may see. */
export type EntryTable<Row, Change> = {
  entity: string;
  find(tx: Transaction, actor: Actor, id: string): Promise<{ row: Row; agencyId: string } | null>;
  /** Writes where id and version still hold; undefined when somebody else was first. */
  update(tx: Transaction, ref: EntryRef, data: Change): Promise<Row | undefined>;
};

type Row = Omit<EntryFacts, "agencyId"> & { id: string; version: number; submittedAt: Date | null };
type Step = Exclude<EntryAct, "revise">;

const POLICY: Record<Step, (actor: Actor, entry: EntryFacts & { submittedAt: Date | null }) => boolean> = {
  edit: canEditEntry,
  submit: canSubmitEntry,
  return: canReturnEntry,
  verify: canVerifyEntry,
  publish: canPublishEntry,
  callBack: canCallBackEntry,
  discard: canDiscardEntry,
};

/**
 * One step of an entry's life: scope, version, policy, change and audit event in one transaction.
 * `change` returns the columns to write, or an error that changes nothing. STALE and WRONG_STATE carry the row as it is now.
 */
export async function stepEntry<R extends Row, Change>(
  table: EntryTable<R, Change>,
  actor: Actor,
  ref: EntryRef,
  step: Step,
  change: (row: R, tx: Transaction) => Promise<Result<Change, R>> | Result<Change, R>,
): Promise<Result<SavedEntry, R>> {
  try {
    return await db().$transaction(async (tx) => {
      const found = await table.find(tx, actor, ref.id);
      if (!found) return fail<R>("NOT_FOUND");
      const { row, agencyId } = found;
      const entry = { ...row, agencyId };
      // A state that has moved on is said first: going on from the newer version would not help.
      if (!isPossible(step, row.status)) return fail("WRONG_STATE", { current: row });
      if (row.version !== ref.version) return fail("STALE", { current: row });
      if (!POLICY[step](actor, entry)) return { ok: false as const, error: refusal(actor, step, row) };
      const changed = await change(row, tx);
      if (!changed.ok) return changed;
      const after = await table.update(tx, ref, changed.value);
      if (!after) throw new StaleWrite();
      await recordAudit(tx, actor, { action: step, entity: table.entity, entityId: row.id, before: row, after });
      return ok({ id: after.id, version: after.version });
    });
  } catch (error) {
    if (!(error instanceof StaleWrite)) throw error;
    const now = await table.find(db(), actor, ref.id);
    return now ? fail("STALE", { current: now.row }) : fail<R>("NOT_FOUND");
  }
}

/**
 * A draft that was never handed in goes for good; the audit log keeps what it said. EVIDENCE_KEPT where proof hangs on
 * it, which is never deleted.
 */
export async function discardEntry<R extends Row, Change>(
  table: EntryTable<R, Change> & {
    remove(tx: Transaction, ref: EntryRef): Promise<number>;
    hasEvidence(tx: Transaction, id: string): Promise<boolean>;
  },
  actor: Actor,
  ref: EntryRef,
): Promise<Result<SavedEntry, R>> {
  return db().$transaction(async (tx) => {
    const found = await table.find(tx, actor, ref.id);
    if (!found) return fail<R>("NOT_FOUND");
    const { row, agencyId } = found;
    if (!isPossible("discard", row.status) || row.submittedAt !== null) return fail("WRONG_STATE", { current: row });
    if (row.version !== ref.version) return fail("STALE", { current: row });
    if (!canDiscardEntry(actor, { ...row, agencyId })) return fail<R>("FORBIDDEN");
    if (await table.hasEvidence(tx, row.id)) return fail<R>("EVIDENCE_KEPT");
    if ((await table.remove(tx, ref)) === 0) return fail("STALE", { current: row });
    await recordAudit(tx, actor, { action: "discard", entity: table.entity, entityId: row.id, before: row });
    return ok(ref);
  });
}

/** Rolls the transaction back when somebody else's write came between reading and writing. */
class StaleWrite extends Error {}

function refusal<R extends Row>(actor: Actor, step: Step, row: R): AppError<R> {
  return { code: isOwnWork(actor, row) && (step === "verify" || step === "publish") ? "OWN_WORK" : "FORBIDDEN" };
}

/** The columns of each step that are the same for every kind of entry. */
export const stepColumns = {
  /** Whoever enters or changes something is kept, so that other eyes verify it. */
  enter: (actor: Actor, row: { enteredByIds: string[] } | null) => ({
    enteredByIds: [...new Set([...(row?.enteredByIds ?? []), actor.id])],
  }),
  submit: (actor: Actor) => ({ status: "SUBMITTED" as const, submittedById: actor.id, submittedAt: new Date() }),
  callBack: () => ({ status: "DRAFT" as const }),
  return: (reason: string) => ({
    status: "RETURNED" as const,
    returnReason: reason,
    verifiedById: null,
    verifiedAt: null,
  }),
  verify: (actor: Actor) => ({ status: "VERIFIED" as const, verifiedById: actor.id, verifiedAt: new Date() }),
  publish: (actor: Actor, now: Date) => ({ status: "PUBLISHED" as const, publishedById: actor.id, publishedAt: now }),
};
