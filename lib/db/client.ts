import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/config/env";
import { Prisma, PrismaClient } from "./generated/client";
import { PatientClient } from "./patient-client";

/**
 * How long anybody waits for the database, in milliseconds: for a connection, for PostgreSQL to end a statement by itself,
 * for an answer where PostgreSQL stands still, and for a whole transaction. Each is longer than the one before it.
 */
const PATIENCE = { connection: 5000, statement: 8000, answer: 10_000, transaction: 15_000 };

// `next dev` evaluates modules anew at each change; without this it would open a pool each time.
const kept = globalThis as unknown as { enamPilarDb?: PrismaClient };

/** The database, made at first use so that a build needs none. Only queries, mutations and published reads use it. */
export function db(): PrismaClient {
  kept.enamPilarDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: PATIENCE.connection,
      statement_timeout: PATIENCE.statement,
      query_timeout: PATIENCE.answer,
      idle_in_transaction_session_timeout: PATIENCE.transaction,
      Client: PatientClient,
    }),
    transactionOptions: { maxWait: PATIENCE.connection, timeout: PATIENCE.transaction },
  });
  return kept.enamPilarDb;
}

export type Transaction = Prisma.TransactionClient;

/** True for a broken unique constraint or unique index: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
