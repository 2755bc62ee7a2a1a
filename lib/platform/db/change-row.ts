import "server-only";
import { type AuditRecord, recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { fail, ok, type Refusal, type Result } from "@/lib/platform/errors/app-error";
import { db, type Transaction } from "./client";
import { Prisma } from "./generated/client";

type Version = number | string | null;

/** One change of one row, in the order in which it is asked. */
export type RowChange<Row extends { version: Version }, Saved, Current> = {
  /** Locks the row and loads it; null outside of the actor's scope, where it does not exist. */
  find(tx: Transaction): Promise<Row | null>;
  /** Why the actor may not do this in any state of the row; null where they may. */
  refusal(row: Row): Refusal | null;
  /** Whether the row stands where this can be done, whoever asks. */
  isPossible(row: Row): boolean;
  /** What the form had seen; without it the change is made whatever somebody else changed meanwhile. */
  seen?: Version;
  /** What stands now, for a form that is out of date. */
  current(row: Row): Current;
  /** Writes, or says what is wrong in what was sent; then nothing is written. */
  change(row: Row, tx: Transaction): Changing<Saved, Current> | Promise<Changing<Saved, Current>>;
};

type Changing<Saved, Current> = Result<{ saved: Saved; audit: AuditRecord }, Current>;

/**
 * The one way to change a row: lock, scope, permission, state, version, change and audit event in one transaction. The
 * state comes before the version: where the row has moved on, going on from its newer version would not help.
 */
export function changeRow<Row extends { version: Version }, Saved, Current>(
  actor: Actor,
  { find, refusal, isPossible, seen, current, change }: RowChange<Row, Saved, Current>,
  patience: { timeout?: number; maxWait?: number } = {},
): Promise<Result<Saved, Current>> {
  return db().$transaction(async (tx): Promise<Result<Saved, Current>> => {
    const row = await find(tx);
    if (!row) return fail("NOT_FOUND");
    const refused = refusal(row);
    if (refused) return fail(refused);
    if (!isPossible(row)) return fail("WRONG_STATE", { current: current(row) });
    if (seen !== undefined && seen !== row.version) return fail("STALE", { current: current(row) });
    const changed = await change(row, tx);
    if (!changed.ok) return changed;
    await recordAudit(tx, actor, changed.value.audit);
    return ok(changed.value.saved);
  }, patience);
}

/**
 * Held until the transaction ends: of two people who change a row at once the second finds what the first one did. Of
 * several rows the round comes first, then what hangs on it.
 */
export async function lockRow(tx: Transaction, table: string, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM ${Prisma.raw(`"${table}"`)} WHERE "id" = ${id}::uuid FOR UPDATE`;
}
