// Set-up of every integration test file: its worker's database, copied anew from the migrated template.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, inject } from "vitest";
import { PrismaClient } from "@/lib/platform/db/generated/client";
import { DATABASE_NAME, databaseUrl as urlFor } from "../../scripts/database-record";
import { withClient } from "../../scripts/migrations";
import { copyDatabase } from "./databases";

const name = `worker_${process.env.VITEST_POOL_ID}`;
const url = urlFor(inject("templateUrl"), name);

/** The database of this worker, as the application's role. */
export function databaseUrl(): string {
  return url;
}

/** The database of this worker, as the owner of its tables. */
export function ownerUrl(): string {
  return urlFor(inject("templateOwnerUrl"), name);
}

let owners: PrismaClient | undefined;

/** What the tables refuse to whoever may write them: triggers and constraints are asked with the owner's rights. */
export function ownerDb(): PrismaClient {
  owners ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: ownerUrl(), max: 1 }) });
  return owners;
}
afterAll(() => owners?.$disconnect());

/** Runs a statement as whoever runs the database could. */
export async function asOwner(...statements: string[]): Promise<void> {
  await withClient(ownerUrl(), async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** Throws away what the tests wrote and starts again from the template. No connection may be in use. */
export async function resetDatabase(): Promise<void> {
  await copyDatabase(ownerUrl(), DATABASE_NAME, name);
}

// What lib keeps for the whole process belonged to the file before this one.
const kept = globalThis as unknown as {
  enamPilarDb?: PrismaClient;
  enamPilarJobs?: { stop(): Promise<void> };
  enamPilarDisk?: unknown;
  enamPilarUploads?: unknown;
  enamPilarRendering?: unknown;
  enamPilarCity?: unknown;
};
await kept.enamPilarJobs?.stop();
await kept.enamPilarDb?.$disconnect();
for (const name of [
  ...(["enamPilarDb", "enamPilarJobs", "enamPilarDisk", "enamPilarUploads"] as const),
  ...(["enamPilarRendering", "enamPilarCity"] as const),
])
  delete kept[name];

await resetDatabase();
// Before any test file imports lib/platform/db, which reads it once.
process.env.DATABASE_URL = url;
const folder = path.join(inject("dataFolder"), name);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
process.env.ENAM_PILAR_DATA_DIR = folder;
