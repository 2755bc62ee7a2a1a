// `npm run check`: everything that can be said of the source without running the app, one line each.
import { existsSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import { findAddressFaults } from "./check-addresses";
import { findCitationFaults } from "./check-citations";
import { findDeadWords } from "./check-messages";
import { findMigrationFaults } from "./check-migrations";
import { findSqlFaults } from "./check-sql";
import { findStyleFaults } from "./check-styles";
import { findVocabularyFaults } from "./check-vocabulary";
import { type EmbeddedDatabase, startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { isPictureTrue } from "./draw-areas";
import { isExampleTrue } from "./env-example";
import { areSchemasTrue } from "./format-schemas";
import { withClient } from "./migrations";
import {
  type CommandResult,
  OperatorError,
  projectRoot,
  runCommand,
  say,
  seconds,
  tool,
  toolEnvironment,
} from "./operator";
import { presentSqlFaults } from "./present-sql";

const quiet = { NEXT_TELEMETRY_DISABLED: "1" };
const run = (name: string, args: string[], env = {}) =>
  runCommand(tool(name), args, { env: toolEnvironment({ ...quiet, ...env }) });

async function types(): Promise<CommandResult> {
  // Next.js writes the types of routes and pages; a clean clone has none yet.
  const generated = await run("next", ["typegen"]);
  return generated.code === 0 ? run("tsc", ["--noEmit"]) : generated;
}

function layers(): Promise<CommandResult> {
  const present = ["app", "components", "lib", "scripts", "server", "tests", "prisma", "proxy.ts"].filter((name) =>
    existsSync(path.join(projectRoot, name)),
  );
  return run("depcruise", ["--config", ".dependency-cruiser.cjs", "--output-type", "err-long", ...present]);
}

const patterns = () =>
  runCommand(process.execPath, ["--import", "tsx", path.join(projectRoot, "scripts/check-patterns.ts")]);

let lastOfHere: Promise<unknown> = Promise.resolve();

/**
 * What thinks in this process goes one after the other. A look through the source can hold the process for longer than the
 * database has time to answer, and whoever connects beside it would take its own silence for the database's.
 */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = lastOfHere.then(work);
  lastOfHere = mine.catch(() => undefined);
  return mine;
}

const asResult = (faults: string[]): CommandResult => ({ code: faults.length > 0 ? 1 : 0, output: faults.join("\n") });

/** What a look through the source finds wrong, a line each. */
const faultless = (find: (root: string) => Promise<string[]>) => async (): Promise<CommandResult> =>
  asResult(await inTurn(() => find(projectRoot)));

/** What is written from the code itself and kept in the repository. */
const written = (isTrue: () => Promise<boolean>, command: string) => async (): Promise<CommandResult> =>
  (await inTurn(isTrue)) ? { code: 0, output: "" } : { code: 1, output: `write it anew with \`npm run ${command}\`` };

/** One database with every migration, for all that is held against it. */
let migrated: Promise<EmbeddedDatabase> | undefined;
function migratedDatabase(): Promise<EmbeddedDatabase> {
  migrated ??= inTurn(async () => {
    const database = await startTemporaryDatabase();
    try {
      await prepareSchema(database.ownerUrl, database.url);
      return database;
    } catch (error) {
      await database.stop();
      throw error;
    }
  });
  return migrated;
}

async function schema(): Promise<CommandResult> {
  const { ownerUrl } = await migratedDatabase();
  const ends = ["--from-config-datasource", "--to-schema", "prisma/schema"];
  const result = await run("prisma", ["migrate", "diff", ...ends, "--exit-code"], {
    DATABASE_URL: ownerUrl,
    DATABASE_OWNER_URL: ownerUrl,
  });
  const hint = result.code === 2 ? "prisma/schema says what no migration does; write one:\n" : "";
  return { ...result, output: hint + result.output };
}

/** The same of what is held against that database. */
const againstDatabase =
  (find: (database: EmbeddedDatabase) => Promise<string[]>) => async (): Promise<CommandResult> => {
    const database = await migratedDatabase();
    return asResult(await inTurn(() => find(database)));
  };

const checks: Record<string, () => Promise<CommandResult>> = {
  "types (tsc)": types,
  "format and lint (biome)": () => run("biome", ["ci", "--colors=off"]),
  "layers (dependency-cruiser)": layers,
  "dead code (knip)": () => run("knip", ["--no-progress"]),
  "migrations agree with the schema": schema,
  "prisma/sql is as the migrations leave it": againstDatabase(({ ownerUrl }) => withClient(ownerUrl, presentSqlFaults)),
  "SQL in code against the database": againstDatabase(({ ownerUrl, url }) => findSqlFaults(ownerUrl, url)),
  "names of files": faultless(findVocabularyFaults),
  "what comments cite is there": faultless(findCitationFaults),
  "addresses come from route()": faultless(findAddressFaults),
  "dead words in messages": faultless(findDeadWords),
  "variables of styles are set": faultless(findStyleFaults),
  ".env.example is of the settings": written(isExampleTrue, "env:example"),
  "docs/formats is of the schemas": written(areSchemasTrue, "formats"),
  "docs/areas.svg is of the code": written(isPictureTrue, "areas"),
  "patterns in linear time (recheck)": patterns,
  "migrations say what they take away": faultless(findMigrationFaults),
};

async function check(title: string, work: () => Promise<CommandResult>): Promise<boolean> {
  const began = performance.now();
  const { code, output } = await work().catch((error: unknown) => ({
    code: 1,
    output: error instanceof OperatorError ? error.message : inspect(error),
  }));
  say(`${code === 0 ? "ok    " : "FAILED"}  ${title} (${seconds(began)})`);
  if (code !== 0) say(output.trim());
  return code === 0;
}

try {
  const results = await Promise.all(Object.entries(checks).map(([title, work]) => check(title, work)));
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  await (await migrated?.catch(() => undefined))?.stop();
}
