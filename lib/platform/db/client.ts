import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/platform/config/env";
import { Prisma, PrismaClient } from "@/lib/platform/db/generated/client";
import { noteIfAway } from "./away";
import { PatientClient } from "./patient-client";
import { statementNames } from "./statement-names";

/** How long anybody waits for a connection, in milliseconds. */
const CONNECTION_MS = 5000;

/**
 * How long anybody waits for the database, in milliseconds: for PostgreSQL to end a statement by itself, for an answer
 * where PostgreSQL stands still, and for a whole transaction. Each is longer than the one before it; none where the
 * operator set no limit.
 */
function patience(): { statement?: number; answer?: number; transaction?: number } {
  const statement = env().DATABASE_STATEMENT_SECONDS * 1000;
  return statement === 0 ? {} : { statement, answer: statement + 2000, transaction: statement * 2 };
}

// `next dev` evaluates modules anew at each change; without this it would open a pool each time.
const kept = globalThis as unknown as { enamPilarDb?: PrismaClient; enamPilarPool?: pg.Pool };

/** The transaction that everything called within `asOne` is a part of. */
const joined = new AsyncLocalStorage<PrismaClient>();

/** The database, made at first use so that a build needs none. Only queries, mutations and published reads use it. */
export function db(): PrismaClient {
  kept.enamPilarDb ??= open();
  return joined.getStore() ?? kept.enamPilarDb;
}

/**
 * Everything that `work` reads and writes, through whichever mutations, in one transaction: what one of them rolls back is
 * undone for itself, and what `work` throws undoes it all. `work` does one thing after another, for a part that runs beside
 * another would be undone with it.
 */
export function asOne<Value>(work: () => Promise<Value>, patience: { timeout?: number } = {}): Promise<Value> {
  return db().$transaction((tx) => joined.run(joining(tx), work), patience);
}

/** Inside of `asOne`, where a read must see what was just written. */
export const isWithin = (): boolean => joined.getStore() !== undefined;

/** What is read for everybody, and kept for longer than a transaction lasts, is read beside it. */
export const apart = <Value>(work: () => Value): Value => joined.exit(work);

/** The transaction as its parts know the database: a transaction of theirs is a savepoint of it. */
function joining(tx: Transaction): PrismaClient {
  let parts = 0;
  const part = async <Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> => {
    parts += 1;
    const name = `part_${parts}`;
    await tx.$executeRawUnsafe(`SAVEPOINT ${name}`);
    try {
      const value = await work(tx);
      await tx.$executeRawUnsafe(`RELEASE SAVEPOINT ${name}`);
      return value;
    } catch (error) {
      await tx.$executeRawUnsafe(`ROLLBACK TO SAVEPOINT ${name}`);
      throw error;
    }
  };
  return new Proxy(tx, {
    get: (target, name) => (name === "$transaction" ? part : Reflect.get(target, name)),
  }) as PrismaClient;
}

function open(): PrismaClient {
  const { statement, answer, transaction } = patience();
  kept.enamPilarPool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: CONNECTION_MS,
    statement_timeout: statement,
    query_timeout: answer,
    idle_in_transaction_session_timeout: transaction,
    Client: PatientClient,
  });
  return new PrismaClient({
    // Its own pool would be as good, but nobody could count it. A connection that is lost while nobody uses it is told.
    adapter: new PrismaPg(kept.enamPilarPool, {
      disposeExternalPool: true,
      onPoolError: noteIfAway,
      statementNameGenerator: statementNames(),
    }),
    transactionOptions: { maxWait: CONNECTION_MS, timeout: transaction ?? 60_000 },
  });
}

/** Connections that are open, of them idle, and callers who wait for one. */
export function countConnections(): { open: number; idle: number; waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = kept.enamPilarPool ?? {};
  return { open: totalCount, idle: idleCount, waiting: waitingCount };
}

export type Transaction = Prisma.TransactionClient;

/** True for a broken unique constraint or unique index: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Something still refers to a row that was to go. */
export function isReferenceViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003";
}
