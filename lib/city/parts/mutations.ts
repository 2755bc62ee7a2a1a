import "server-only";
import type { z } from "zod";
import {
  discardEntry,
  type EntryRef,
  type EntryTable,
  reviseEntry,
  type SavedEntry,
  stepColumns,
  stepEntry,
} from "@/lib/city/entries/mutations";
import { canEnter, type EntryFacts } from "@/lib/city/entries/policy";
import { readableOwner } from "@/lib/city/entries/scope";
import { readRestored } from "@/lib/platform/areas/restored";
import { recordAudit } from "@/lib/platform/audit/mutations";
import type { Actor } from "@/lib/platform/auth/actor";
import { lockRow } from "@/lib/platform/db/change-row";
import { db, isUniqueViolation, type Transaction } from "@/lib/platform/db/client";
import type { EntryStatus } from "@/lib/platform/db/generated/enums";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";

export type Opened = Result<SavedEntry, { id: string }>;
type Row = Omit<EntryFacts, "agencyId"> & {
  id: string;
  version: number;
  revision: number;
  supersedesId: string | null;
  submittedAt: Date | null;
};
type Steps = {
  status?: EntryStatus;
  enteredByIds?: string[];
  submittedById?: string;
  submittedAt?: Date;
  returnReason?: string;
  verifiedById?: string | null;
  verifiedAt?: Date | null;
  publishedById?: string;
  publishedAt?: Date;
};
type State = Readonly<Record<string, unknown>>;
export type Author = Steps & { createdById: string; enteredByIds: string[] };
export type Revision = { revision?: number; revisionReason?: string; supersedesId?: string };

/** One kind of thing that is told of a programme, with its table. */
export type Part<Found extends Row, Key extends object, Fields, Columns extends object> = {
  entity: string;
  table: string;
  find(tx: Transaction, actor: Actor, id: string): Promise<{ row: Found; agencyId: string } | null>;
  /** The newest of a key, in whatever state. */
  newest(tx: Transaction, key: Key & { programmeId: string }): Promise<{ id: string } | null>;
  create(tx: Transaction, data: Key & { programmeId: string } & Columns & Author & Revision): Promise<Found>;
  update(tx: Transaction, id: string, data: Partial<Columns> & Steps): Promise<Found>;
  supersede(tx: Transaction, id: string, at: Date): Promise<unknown>;
  remove(tx: Transaction, id: string): Promise<unknown>;
  hasEvidence(tx: Transaction, id: string): Promise<boolean>;
  keyOf(row: Found): Key & { programmeId: string };
  columnsOf(row: Found): Columns;
  columns(fields: Fields): Columns;
  /** What a draft may hold, and how its form would send what is recorded of one. */
  schema: z.ZodType<Fields>;
  typed?(state: State): State;
  /** What is wrong beside the schema, by field. */
  faults?(fields: Fields): Promise<Record<string, string[]>>;
  /** What is asked back before it is handed in, at its fields; null where nothing is, or it was confirmed. */
  asks?(fields: Fields): Record<string, string[]> | null;
};

/** The life of an entry (0007) for one kind of part: every step that an action can ask for. */
export function partMutations<Found extends Row, Key extends object, Fields, Columns extends object>(
  part: Part<Found, Key, Fields, Columns>,
) {
  const entries: EntryTable<Found, Partial<Columns> & Steps> = {
    entity: part.entity,
    lock: (tx, id) => lockRow(tx, part.table, id),
    find: part.find,
    update: part.update,
  };
  const wrong = async (fields: Fields, submit: boolean) => {
    const faults = (await part.faults?.(fields)) ?? {};
    if (Object.keys(faults).length > 0) return fail<never>("INVALID", { fields: faults });
    const asked = submit ? part.asks?.(fields) : null;
    return asked ? fail<never>("CONFIRMATION_NEEDED", { fields: asked }) : null;
  };
  const step = (actor: Actor, ref: EntryRef, act: "callBack" | "return" | "verify", columns: Steps) =>
    stepEntry(entries, actor, ref, act, () => ok(columns as Partial<Columns> & Steps));

  return {
    /** Begins one for a programme; `submit` sends it to Diskominfo at once. ALREADY_OPEN where there is one. */
    create: (actor: Actor, command: { programmeSlug: string; key: Key; fields: Fields; submit: boolean }) =>
      createPart(part, wrong, actor, command),
    save: (actor: Actor, ref: EntryRef, { fields, submit }: { fields: Fields; submit: boolean }) =>
      stepEntry(entries, actor, ref, submit ? "submit" : "edit", async (row) => {
        const fault = await wrong(fields, submit);
        if (fault) return fault;
        return ok({
          ...part.columns(fields),
          ...stepColumns.enter(actor, row),
          ...(submit ? stepColumns.submit(actor) : {}),
        });
      }),
    callBack: (actor: Actor, ref: EntryRef) => step(actor, ref, "callBack", stepColumns.callBack()),
    return: (actor: Actor, ref: EntryRef, reason: string) => step(actor, ref, "return", stepColumns.return(reason)),
    /** The data steward's check, never by the one who entered or submitted it (OWN_WORK). */
    verify: (actor: Actor, ref: EntryRef) => step(actor, ref, "verify", stepColumns.verify(actor)),
    /** The revision that it corrects, if any, is marked superseded and stays readable. */
    publish: (actor: Actor, ref: EntryRef) =>
      stepEntry(entries, actor, ref, "publish", async (row, tx) => {
        const now = new Date();
        if (row.supersedesId) await part.supersede(tx, row.supersedesId, now);
        return ok(stepColumns.publish(actor, now) as Partial<Columns> & Steps);
      }),
    discard: (actor: Actor, ref: EntryRef) =>
      discardEntry({ ...entries, remove: part.remove, hasEvidence: part.hasEvidence }, actor, ref),
    revise: (actor: Actor, id: string, reason: string) => revisePart(part, entries, actor, { id }, reason, null),
    /** An earlier state again: in the draft that is open, or as a correction of what is published. */
    restore: async (actor: Actor, ref: EntryRef, state: State, reason: string): Promise<Result<SavedEntry, object>> => {
      const read = readRestored(part.schema, part.typed?.(state) ?? state);
      if (!read.ok) return read;
      const fault = await wrong(read.value, false);
      if (fault) return fault;
      const columns = part.columns(read.value);
      const found = await part.find(db(), actor, ref.id);
      if (found?.row.status === "PUBLISHED") return revisePart(part, entries, actor, ref, reason, columns);
      return stepEntry(entries, actor, ref, "edit", (row) => ok({ ...columns, ...stepColumns.enter(actor, row) }));
    },
  };
}

async function createPart<Found extends Row, Key extends object, Fields, Columns extends object>(
  part: Part<Found, Key, Fields, Columns>,
  wrong: (fields: Fields, submit: boolean) => Promise<Result<never, never> | null>,
  actor: Actor,
  command: { programmeSlug: string; key: Key; fields: Fields; submit: boolean },
): Promise<Opened> {
  const programme = await db().programme.findFirst({ where: { slug: command.programmeSlug, ...readableOwner(actor) } });
  if (!programme) return fail("NOT_FOUND");
  if (!canEnter(actor, programme)) return fail("FORBIDDEN");
  const fault = await wrong(command.fields, command.submit);
  if (fault) return fault;
  const key = { ...command.key, programmeId: programme.id };
  try {
    return await db().$transaction(async (tx) => {
      // Two at once would be given the same number, and look past each other's row.
      await lockRow(tx, "programmes", programme.id);
      const existing = await part.newest(tx, key);
      if (existing) return fail("ALREADY_OPEN", { current: { id: existing.id } });
      const row = await part.create(tx, {
        ...key,
        ...part.columns(command.fields),
        createdById: actor.id,
        ...stepColumns.enter(actor, null),
        ...(command.submit ? stepColumns.submit(actor) : {}),
      });
      const action = command.submit ? "submit" : "create";
      await recordAudit(tx, actor, { action, entity: part.entity, entityId: row.id, after: row });
      return ok({ id: row.id, version: row.version });
    });
  } catch (error) {
    return alreadyOpen(part, error, key);
  }
}

/** Opens a correction of a published one: a new revision that begins with what is published, or with what is put back. */
async function revisePart<Found extends Row, Key extends object, Fields, Columns extends object>(
  part: Part<Found, Key, Fields, Columns>,
  entries: EntryTable<Found, Partial<Columns> & Steps>,
  actor: Actor,
  ref: { id: string; version?: number },
  reason: string,
  columns: Columns | null,
): Promise<Opened> {
  let key: (Key & { programmeId: string }) | null = null;
  try {
    const revised = await reviseEntry(entries, actor, ref, async (row, tx) => {
      key = part.keyOf(row);
      const made = await part.create(tx, {
        ...key,
        ...(columns ?? part.columnsOf(row)),
        createdById: actor.id,
        ...stepColumns.enter(actor, null),
        revision: row.revision + 1,
        revisionReason: reason,
        supersedesId: row.id,
      });
      return ok(made);
    });
    return revised;
  } catch (error) {
    return alreadyOpen(part, error, key);
  }
}

/** A double press or two people at once: the unique index let one through; the other is shown that one. */
async function alreadyOpen<Found extends Row, Key extends object, Fields, Columns extends object>(
  part: Part<Found, Key, Fields, Columns>,
  error: unknown,
  key: (Key & { programmeId: string }) | null,
): Promise<Opened> {
  if (!isUniqueViolation(error)) throw error;
  const current = key && (await part.newest(db(), key));
  return fail("ALREADY_OPEN", current ? { current } : {});
}
