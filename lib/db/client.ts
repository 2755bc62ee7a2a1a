import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/config/env";
import { Prisma, PrismaClient } from "./generated/client";

// `next dev` evaluates modules anew at each change; without this it would open a pool each time.
const kept = globalThis as unknown as { enamPilarDb?: PrismaClient };

/** The database, made at first use so that a build needs none. Only queries, mutations and published reads use it. */
export function db(): PrismaClient {
  kept.enamPilarDb ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 5000,
    }),
  });
  return kept.enamPilarDb;
}

export type Transaction = Prisma.TransactionClient;

/** True for a broken unique constraint or unique index: somebody else was first. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
