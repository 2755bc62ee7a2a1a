import "server-only";
import { PersonalDataFound } from "@/lib/platform/audit/statement";
import type { Actor } from "@/lib/platform/auth/actor";
import { noteIfAway } from "@/lib/platform/db/away";
import { changeRow } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { outageCode } from "@/lib/platform/observability/request";
import { type EntryAct, isPossible } from "./life";
import { type EntryFacts, refusalOfEntry } from "./policy";

/** An entry as the form saw it: the version tells whether somebody else changed it since. */
export type EntryRef = { id: string; version: number };

export type SavedEntry = { id: string; version: number };

/** How one kind of entry is read and written. */
export type EntryTable<R, Change, Found extends FoundEntry<R> = FoundEntry<R>> = {
  entity: string;
  /** Left out where `find` holds the row as it reads it. */
  lock?(tx: Transaction, id: string): Promise<void>;
  /** Only what the actor may see; what else a step needs of it may come along. */
  find(tx: Transaction, actor: Actor, id: string): Promise<Found | null>;
  update(tx: Transaction, id: string, data: Change): Promise<R>;
};

/** `isOpen` is false where what it belongs to takes no change now. */
export type FoundEntry<R> = { row: R; agencyId: string; isOpen?: boolean };

type Row = Omit<EntryFacts, "agencyId"> & { id: string; version: number; submittedAt: Date | null };
type Acted<R> = { saved: SavedEntry; before?: R; after?: R };

/** One act on an entry; `version` is the one that the form held. */
function actOnEntry<R extends Row, Change, Found extends FoundEntry<R>>(
  { entity, lock, find }: EntryTable<R, Change, Found>,
  actor: Actor,
  { id, version }: { id: string; version?: number },
  act: EntryAct,
  change: (row: R, tx: Transaction, found: Found) => Promise<Result<Acted<R>, R>>,
): Promise<Result<SavedEntry, R>> {
  return changeRow(actor, {
    find: async (tx) => {
      await lock?.(tx, id);
      return find(tx, actor, id);
    },
    refusal: ({ row, agencyId }) => refusalOfEntry(actor, act, { ...row, agencyId }),
    isPossible: ({ row, isOpen = true }) =>
      isOpen && isPossible(act, row.status) && (act !== "discard" || row.submittedAt === null),
    isStale: ({ row }) => version !== undefined && row.version !== version,
    current: ({ row }) => row,
    change: async (found, tx) => {
      const changed = await change(found.row, tx, found);
      if (!changed.ok) return changed;
      const { saved, ...rows } = changed.value;
      return ok({ saved, audit: { action: act, entity, entityId: saved.id, ...rows } });
    },
  });
}

/** One step of an entry's life. `change` returns the columns to write, or an error that changes nothing. */
export function stepEntry<R extends Row, Change, Found extends FoundEntry<R>>(
  table: EntryTable<R, Change, Found>,
  actor: Actor,
  ref: EntryRef,
  step: Exclude<EntryAct, "revise">,
  change: (row: R, tx: Transaction, found: Found) => Promise<Result<Change, R>> | Result<Change, R>,
): Promise<Result<SavedEntry, R>> {
  return actOnEntry(table, actor, ref, step, async (row, tx, found) => {
    const changed = await change(row, tx, found);
    if (!changed.ok) return changed;
    const after = await table.update(tx, row.id, changed.value);
    return ok({ before: row, after, saved: { id: after.id, version: after.version } });
  });
}

/**
 * Opens a correction of a published entry: `create` writes the revision, which begins with what is published or with what
 * is put back, or says what is wrong with that. A form that names no version corrects whatever is published.
 */
export function reviseEntry<R extends Row, Change, Found extends FoundEntry<R>>(
  table: EntryTable<R, Change, Found>,
  actor: Actor,
  ref: { id: string; version?: number },
  create: (row: R, tx: Transaction, found: Found) => Promise<Result<R, R>>,
): Promise<Result<SavedEntry, R>> {
  return actOnEntry(table, actor, ref, "revise", async (row, tx, found) => {
    const made = await create(row, tx, found);
    if (!made.ok) return made;
    const after = made.value;
    return ok({ after, saved: { id: after.id, version: after.version } });
  });
}

/**
 * A draft that was never handed in goes for good; the audit log keeps what it said. EVIDENCE_KEPT where proof hangs on
 * it, which is never deleted.
 */
export function discardEntry<R extends Row, Change, Found extends FoundEntry<R>>(
  table: EntryTable<R, Change, Found> & {
    remove(tx: Transaction, id: string): Promise<unknown>;
    hasEvidence(tx: Transaction, id: string): Promise<boolean>;
  },
  actor: Actor,
  ref: EntryRef,
): Promise<Result<SavedEntry, R>> {
  return actOnEntry(table, actor, ref, "discard", async (row, tx) => {
    if (await table.hasEvidence(tx, row.id)) return fail("EVIDENCE_KEPT");
    await table.remove(tx, row.id);
    return ok({ before: row, saved: ref });
  });
}

/** Why one of many was left; personal data is for its own page, and an outage leaves all that follow the one it met. */
export type LeftProblem = {
  code: AppError["code"] | "PERSONAL_DATA" | "UNAVAILABLE" | "UNCERTAIN";
  fields: Record<string, string[]>;
};

/**
 * Does something to many entries, each as if it were the only one: what could not be done, by the entry. An outage before
 * anything was done (`hasBegun`: by whoever asks) is thrown like any other; later, what was done stays done, the one whose
 * COMMIT was not answered may be, and the rest is told as not reached.
 */
export async function eachByItself<Sent>(
  entries: readonly Sent[],
  step: (entry: Sent) => Promise<Result<unknown>>,
  { hasBegun = false }: { hasBegun?: boolean } = {},
): Promise<Map<Sent, LeftProblem>> {
  const problems = new Map<Sent, LeftProblem>();
  let isAway = false;
  for (const [index, entry] of entries.entries()) {
    if (isAway) {
      problems.set(entry, { code: "UNAVAILABLE", fields: {} });
      continue;
    }
    try {
      const result = await step(entry);
      if (!result.ok) problems.set(entry, { code: result.error.code, fields: result.error.fields ?? {} });
    } catch (error) {
      if (error instanceof PersonalDataFound) problems.set(entry, { code: "PERSONAL_DATA", fields: {} });
      else if ((index > 0 || hasBegun) && noteIfAway(error)) {
        isAway = true;
        problems.set(entry, { code: outageCode(), fields: {} });
      } else throw error;
    }
  }
  return problems;
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
