import "server-only";
import type { z } from "zod";
import { readRestored } from "@/lib/platform/areas/restored";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow, takenAs } from "@/lib/platform/db/change-row";
import type { Transaction } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { type AppError, fail, ok, type Result } from "@/lib/platform/errors/app-error";

export type DraftRef = { id: string; version: number };
export type SavedDraft = { id: string };
type Saved = Result<SavedDraft, object>;

/** What every row has that is edited before the public reads it. */
export type DraftRow = { version: number; draft: Prisma.JsonValue; publishedAt: Date | null };

/** A kind of thing that waits as a draft until it is published. `Draft` is its whole editable state. */
export type Drafted<Row extends DraftRow, Draft extends object> = {
  entity: string;
  may: (actor: Actor) => boolean;
  /** Locks it and loads it. */
  find: (tx: Transaction, id: string) => Promise<Row | null>;
  /** What the public reads of it now, or will read once it is published as it stands. */
  present: (row: Row) => Draft;
  /** What is wrong with what was typed that only the database knows; null where nothing is. */
  check?: (tx: Transaction, id: string, draft: Draft) => Promise<AppError<object> | null>;
  update: (
    tx: Transaction,
    id: string,
    data: { draft: typeof Prisma.DbNull | Draft; version: object },
  ) => Promise<unknown>;
  /** Which field a unique index is of, and what is said there where somebody else was first. */
  taken?: readonly [field: string, fault: string];
  /** Puts the draft where the public reads it. */
  publish: (tx: Transaction, id: string, draft: Draft, publishedAt: Date) => Promise<unknown>;
  /** Takes away what was never published; without it everything is public from its beginning. */
  remove?: (tx: Transaction, id: string) => Promise<unknown>;
  /** Whether something else rests on it; then it stays, though it was never published. */
  isReferredTo?: (tx: Transaction, id: string) => Promise<boolean>;
  /** As it is recorded: what it refers to under names that people know. */
  told?: (tx: Transaction, draft: Draft) => Promise<object>;
};

const NEXT = { increment: 1 } as const;
const draftOf = <Draft extends object>(row: DraftRow) => row.draft as Draft | null;

function rowOf<Row extends DraftRow, Draft extends object>(actor: Actor, kind: Drafted<Row, Draft>, ref: DraftRef) {
  return {
    find: (tx: Transaction) => kind.find(tx, ref.id),
    refusal: () => (kind.may(actor) ? null : ("FORBIDDEN" as const)),
    isStale: (row: Row) => row.version !== ref.version,
    current: (row: Row): object => ({ ...asTyped(draftOf<Draft>(row) ?? kind.present(row)), version: row.version }),
  };
}

/** Nulls as the empty fields that they are typed as. */
const asTyped = (draft: object) =>
  Object.fromEntries(Object.entries(draft).map(([name, value]) => [name, value ?? ""]));

const tell = <Row extends DraftRow, Draft extends object>(kind: Drafted<Row, Draft>, tx: Transaction, draft: Draft) =>
  kind.told ? kind.told(tx, draft) : Promise.resolve(draft);

/** Keeps what was typed; the public does not see it. */
export function saveDraft<Row extends DraftRow, Draft extends object>(
  actor: Actor,
  kind: Drafted<Row, Draft>,
  ref: DraftRef,
  make: Draft | ((before: Draft, tx: Transaction) => Draft | Promise<Draft>),
): Promise<Saved> {
  return changeRow<Row, SavedDraft, object>(actor, {
    ...rowOf(actor, kind, ref),
    isPossible: () => true,
    change: async (row, tx) => {
      const before = draftOf<Draft>(row) ?? kind.present(row);
      const draft = typeof make === "function" ? await make(before, tx) : make;
      const fault = await kind.check?.(tx, ref.id, draft);
      if (fault) return { ok: false, error: fault };
      await kind.update(tx, ref.id, { draft, version: NEXT });
      const [told, after] = [await tell(kind, tx, before), await tell(kind, tx, draft)];
      return ok({
        saved: { id: ref.id },
        audit: { action: "draft", entity: kind.entity, entityId: ref.id, before: told, after },
      });
    },
  });
}

/** An earlier state as a draft again, by the rules of its form; the public reads it once it is published. */
export async function restoreDraft<Row extends DraftRow, Draft extends object>(
  actor: Actor,
  kind: Drafted<Row, Draft>,
  ref: DraftRef,
  schema: z.ZodType<Draft>,
  state: Readonly<Record<string, unknown>>,
): Promise<Saved> {
  const draft = readRestored(schema, state);
  return draft.ok ? saveDraft(actor, kind, ref, draft.value) : draft;
}

/** The draft becomes what the public reads. */
export function publishDraft<Row extends DraftRow, Draft extends object>(
  actor: Actor,
  kind: Drafted<Row, Draft>,
  ref: DraftRef,
): Promise<Saved> {
  const publishing = changeRow<Row, SavedDraft, object>(actor, {
    ...rowOf(actor, kind, ref),
    isPossible: (row) => row.draft !== null,
    change: async (row, tx) => {
      const draft = draftOf<Draft>(row);
      if (!draft) return fail("WRONG_STATE");
      const fault = await kind.check?.(tx, ref.id, draft);
      if (fault) return { ok: false, error: fault };
      const before = row.publishedAt ? await tell(kind, tx, kind.present(row)) : null;
      await kind.publish(tx, ref.id, draft, row.publishedAt ?? new Date());
      await kind.update(tx, ref.id, { draft: Prisma.DbNull, version: NEXT });
      const after = await tell(kind, tx, draft);
      return ok({
        saved: { id: ref.id },
        audit: { action: "publish", entity: kind.entity, entityId: ref.id, before, after },
      });
    },
  });
  return kind.taken ? publishing.catch(takenAs(...kind.taken)) : publishing;
}

/** Throws the draft away, and with it what never was published. */
export function discardDraft<Row extends DraftRow, Draft extends object>(
  actor: Actor,
  kind: Drafted<Row, Draft>,
  ref: DraftRef,
): Promise<Result<SavedDraft & { removed: boolean }, object>> {
  return changeRow<Row, SavedDraft & { removed: boolean }, object>(actor, {
    ...rowOf(actor, kind, ref),
    isPossible: (row) => row.draft !== null,
    change: async (row, tx) => {
      const before = await tell(kind, tx, draftOf<Draft>(row) ?? kind.present(row));
      const removed = row.publishedAt === null && kind.remove !== undefined;
      if (removed && (await kind.isReferredTo?.(tx, ref.id))) return fail("IN_USE");
      if (removed) await kind.remove?.(tx, ref.id);
      else await kind.update(tx, ref.id, { draft: Prisma.DbNull, version: NEXT });
      const about = { entity: kind.entity, entityId: ref.id, before };
      if (removed) return ok({ saved: { id: ref.id, removed }, audit: { action: "remove", ...about } });
      // What is read again, so that the history goes on from there.
      const after = await tell(kind, tx, kind.present(row));
      return ok({ saved: { id: ref.id, removed }, audit: { action: "discard", ...about, after } });
    },
  });
}
