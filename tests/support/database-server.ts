import type { TestProject } from "vitest/node";
import { startTemporaryDatabase } from "../../scripts/database";
import { deployMigrations, ensureDatabase } from "../../scripts/migrations";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the migrated, empty database that each test file's own is copied from. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a template that Prisma's own `migrate deploy` has filled. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startTemporaryDatabase();
  try {
    await ensureDatabase(database.url);
    await deployMigrations(database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  project.provide("templateUrl", database.url);
  return database.stop;
}
