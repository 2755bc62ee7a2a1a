import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { databasesOfRun, type TestDatabases } from "./databases";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the migrated, empty database that each test file's own is copied from. */
    templateUrl: string;
    /** The same as the owner of the tables: the tests run the app's code without its rights. */
    templateOwnerUrl: string;
    /** Files of a test never lie beside those of a real start. */
    dataFolder: string;
  }
}

// Two projects of one run ask for it, each through a copy of this module.
const kept = globalThis as unknown as { enamPilarTemplate?: { databases: Promise<TestDatabases>; users: number } };

/** One PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  kept.enamPilarTemplate ??= { databases: databasesOfRun(), users: 0 };
  const template = kept.enamPilarTemplate;
  template.users += 1;
  const databases = await template.databases;
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-test-"));
  project.provide("templateUrl", databases.url);
  project.provide("templateOwnerUrl", databases.ownerUrl);
  project.provide("dataFolder", dataFolder);
  return async () => {
    rmSync(dataFolder, { recursive: true, force: true });
    template.users -= 1;
    if (template.users === 0) await databases.stop();
  };
}
