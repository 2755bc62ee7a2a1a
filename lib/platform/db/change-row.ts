import "server-only";
import { type AuditRecord, recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { type AppError, fail, ok, type Refusal, type Result } from "@/lib/platform/errors/app-error";
import { db, isUniqueViolation, type Transaction } from "./client";

/** One change of one row, in the order in which it is asked. */
export type RowChange<Row, Saved, Current> = {
  /** Locks the row and loads it; null outside of the actor's scope, where it does not exist. */
  find(tx: Transaction): Promise<Row | null>;
  /** Why the actor may not do this in any state of the row; null where they may. */
  refusal(row: Row): Refusal | null;
  /** Whether the row stands where this can be done, whoever asks. */
  isPossible(row: Row): boolean;
  /** Whether somebody changed it since the form was opened; without it that makes no difference. */
  isStale?(row: Row): boolean;
  /** What stands now, for a form that is out of date. */
  current?(row: Row): Current;
  /** Writes, or says what is wrong in what was sent; then nothing of it stays written. */
  change(row: Row, tx: Transaction): Changing<Saved, Current> | Promise<Changing<Saved, Current>>;
};

type Changing<Saved, Current> = Result<{ saved: Saved; audit: AuditRecord }, Current>;

/**
 * The one way to change a row: lock, scope, permission, state, version, change and audit event in one transaction. The
 * state comes before the version: where the row has moved on, going on from its newer version would not help.
 */
export async function changeRow<Row, Saved, Current>(
  actor: Actor,
  { find, refusal, isPossible, isStale, current, change }: RowChange<Row, Saved, Current>,
  patience: { timeout?: number; maxWait?: number } = {},
): Promise<Result<Saved, Current>> {
  let answer: Result<Saved, Current> = fail("NOT_FOUND");
  try {
    await db().$transaction(async (tx) => {
      const row = await find(tx);
      if (!row) return;
      const refused = refusal(row);
      const code = refused ?? (!isPossible(row) ? "WRONG_STATE" : isStale?.(row) ? "STALE" : null);
      if (code) {
        answer = fail(code, current && !refused ? { current: current(row) } : {});
        return;
      }
      const changed = await change(row, tx);
      if (!changed.ok) {
        answer = changed;
        throw new Undone();
      }
      await recordAudit(tx, actor, changed.value.audit);
      answer = ok(changed.value.saved);
    }, patience);
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return answer;
}

type Versioned = { version: number };

/** One form that makes a row, or changes the one that it names. */
export type RowSaving<Row extends Versioned, Saved, Current> = {
  /** Locks the row that is named and loads it; null where it does not exist for the actor. */
  find(tx: Transaction): Promise<Row | null>;
  /** The version that the form was opened with; null where it makes a new row. */
  version: number | null;
  refusal(row: Row | null): Refusal | null;
  isPossible?(row: Row | null): boolean;
  current(row: Row): Current;
  change(row: Row | null, tx: Transaction): Changing<Saved, Current> | Promise<Changing<Saved, Current>>;
};

/** As `changeRow`, in the same order; of a row that is yet to be made nothing can be out of date. */
export function saveRow<Row extends Versioned, Saved, Current>(
  actor: Actor,
  { find, version, refusal, isPossible, current, change }: RowSaving<Row, Saved, Current>,
): Promise<Result<Saved, Current | null>> {
  return changeRow<{ row: Row | null }, Saved, Current | null>(actor, {
    find: async (tx) => {
      const row = version === null ? null : await find(tx);
      return version !== null && row === null ? null : { row };
    },
    refusal: ({ row }) => refusal(row),
    isPossible: ({ row }) => isPossible?.(row) ?? true,
    isStale: ({ row }) => row !== null && row.version !== version,
    current: ({ row }) => row && current(row),
    change: ({ row }, tx) => change(row, tx),
  });
}

/** Rolls back what was written before the fault was found. */
class Undone extends Error {}

/**
 * What a unique index refuses, said at the field: `save(…).catch(takenAs("code", "codeTaken"))`. A look before the writing
 * says it in the same words; this is for two who write at once.
 */
export const takenAs =
  (field: string, fault: string) =>
  (error: unknown): { ok: false; error: AppError<never> } => {
    if (!isUniqueViolation(error)) throw error;
    return fail<never>("INVALID", { fields: { [field]: [fault] } });
  };

/**
 * Held until the transaction ends: of two people who change a row at once the second finds what the first one did. Of
 * several rows the round comes first, then what hangs on it. `table` is a name in our code and nobody's input.
 */
export async function lockRow(tx: Transaction, table: string, id: string): Promise<void> {
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${table}" WHERE "id" = $1::uuid FOR UPDATE`, id);
}
