import type { TestProject } from "vitest/node";
import { startTemporaryDatabase } from "../../scripts/database";
import { prepareSchema } from "../../scripts/database-grants";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the migrated, empty database that each test file's own is copied from. */
    templateUrl: string;
    /** The same as the owner of the tables: the tests run the app's code without its rights. */
    templateOwnerUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a template that Prisma's own `migrate deploy` has filled. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await startTemporaryDatabase();
  try {
    await prepareSchema(database.ownerUrl, database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  project.provide("templateUrl", database.url);
  project.provide("templateOwnerUrl", database.ownerUrl);
  return database.stop;
}
