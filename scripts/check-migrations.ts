// Expand first, contract in a later version (docs/decisions/0037): a migration at which the version before may fail says so in
// a line of its own, which the operator reads beforehand, or answers for why it does not.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { contractOf, effectsOf, isAnswered, viewsMadeAnew } from "./migration-effects";
import { readMigrations } from "./migrations";

/** What is older was released without such a line, and its text has a checksum. */
const SINCE = "20261204000000";

export async function findMigrationFaults(root: string): Promise<string[]> {
  const folder = path.join(root, "prisma/migrations");
  const names = [...(await readMigrations(folder)).keys()].filter((name) => name >= SINCE).sort();
  const faults = names.map(async (name) =>
    migrationFaults(name, await readFile(path.join(folder, name, "migration.sql"), "utf8")),
  );
  return (await Promise.all(faults)).flat();
}

export function migrationFaults(name: string, sql: string): string[] {
  if (isAnswered(sql) || contractOf(sql) !== null) return [];
  const found = effectsOf(sql).breaks;
  const views = viewsMadeAnew(sql).map((view) => `view ${view} is made anew, perhaps without a column`);
  return [...found, ...views].map(
    (what) =>
      `${name}: ${what}. The version before reads and writes on while it runs: begin a line with "-- Compatible:" and say why it goes on, or with "-- Contract:" and say what nothing needs any more since which version.`,
  );
}
