// npm run migrations:pending: what the migrations that this program would apply do, and whether the version before it can go
// on meanwhile. Exit 0 yes or nothing to do, 3 no.
// npm run migrations:pending -- --than FOLDER: the same of those that another version of the program, in FOLDER, does not have.
// npm run migrate: applies them, gives the rights and loads the shipped facts, beside a running version.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { prepareSchema } from "./database-grants";
import { openEnvironment } from "./environment";
import { fillDatabase } from "./first-data";
import { contractOf, type Effects, effectsOf } from "./migration-effects";
import { checkKnownMigrations, ensureDatabase, MIGRATIONS, readMigrationState, readMigrations } from "./migrations";
import { report, say, step } from "./operator";

const { values: options } = parseArgs({
  options: { list: { type: "boolean", default: false }, than: { type: "string" } },
});

const BREAKS = 3;

function sayEffects(name: string, { adds, changes, breaks }: Effects): void {
  say(name);
  for (const [words, what] of [
    ["adds", adds],
    ["changes", changes],
    ["THE VERSION BEFORE MAY FAIL AT", breaks],
  ] as const)
    if (what.length > 0) say(`  ${words}: ${what.join("; ")}`);
}

async function describe(names: string[]): Promise<number> {
  let breaking = 0;
  for (const name of names) {
    const sql = await readFile(path.join(MIGRATIONS, name, "migration.sql"), "utf8");
    const effects = effectsOf(sql);
    sayEffects(name, effects);
    const contract = contractOf(sql);
    if (contract) say(`  it takes away on purpose: ${contract}`);
    if (effects.breaks.length > 0) breaking += 1;
  }
  if (names.length === 0) say("No migration is pending.");
  else if (breaking === 0) say(`${names.length} to apply; the version before goes on working meanwhile.`);
  else say(`${names.length} to apply; ${breaking} ask that the version before is stopped first.`);
  return breaking > 0 ? BREAKS : 0;
}

async function newerThan(folder: string): Promise<string[]> {
  const [ours, theirs] = await Promise.all([
    readMigrations(MIGRATIONS),
    readMigrations(path.join(folder, "prisma/migrations")),
  ]);
  return [...ours.keys()].filter((name) => !theirs.has(name)).sort();
}

async function withDatabase(): Promise<number> {
  const isEmbedded = !process.env.DATABASE_URL;
  const close = await openEnvironment();
  try {
    const url = process.env.DATABASE_URL ?? "";
    const ownerUrl = process.env.DATABASE_OWNER_URL || url;
    await ensureDatabase(ownerUrl);
    await checkKnownMigrations(ownerUrl);
    if (options.list) return await describe((await readMigrationState(ownerUrl)).pending.sort());
    await step(
      "Migrations",
      () => prepareSchema(ownerUrl, url),
      (count) => (count === 0 ? "up to date" : `${count} applied`),
    );
    await fillDatabase(url, ownerUrl, isEmbedded);
    return 0;
  } finally {
    await close();
  }
}

try {
  process.exitCode = options.than ? await describe(await newerThan(options.than)) : await withDatabase();
} catch (error) {
  report(error);
  process.exitCode = 1;
}
