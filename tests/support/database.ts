// Set-up of every integration test file: its worker's database, copied anew from the migrated template.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, inject } from "vitest";
import { DATABASE_NAME, databaseUrl as urlFor } from "../../scripts/database-record";
import { withClient } from "../../scripts/migrations";

const name = `worker_${process.env.VITEST_POOL_ID}`;
const url = urlFor(inject("templateUrl"), name);

/** The database of this worker. */
export function databaseUrl(): string {
  return url;
}

/** Throws away what the tests wrote and starts again from the template. No connection may be in use. */
export async function resetDatabase(): Promise<void> {
  await withClient(urlFor(url, "postgres"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${DATABASE_NAME} STRATEGY file_copy`);
  });
}

await resetDatabase();
// Before any test file imports lib/db, which reads it once.
process.env.DATABASE_URL = url;
// Files of a test never lie beside those of a real start.
const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-test-"));
process.env.ENAM_PILAR_DATA_DIR = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
