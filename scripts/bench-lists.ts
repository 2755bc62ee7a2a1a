// `npm run bench:lists`: every list of the office over 5,000 rows of each kind, as its page reads it, on a temporary
// database, within the process: statements, rows and milliseconds of the first page and of a late one. Neither rendering nor
// the network is in it. That a page reads no more than a page is a test (tests/integration/work/large-lists.test.ts).
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import module from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { startTemporaryDatabase } from "./database";
import { prepareSchema } from "./database-grants";
import { databaseUrl } from "./database-record";
import { withClient } from "./migrations";
import { projectRoot, report, say, step } from "./operator";

const ROWS = 5000;
const LATE = 100;
const undo: Array<() => Promise<void>> = [];

// What Next's navigation asks of React is not there under the condition by which a module knows that it is on a server.
const EMPTY = pathToFileURL(path.join(projectRoot, "node_modules/server-only/empty.js")).href;
module.registerHooks({ resolve: (name, context, next) => next(name === "server-only" ? EMPTY : name, context) });

/** Prepares the database and names it as the owner of its tables. */
async function prepare(): Promise<string> {
  const server = await step("Temporary database started", () => startTemporaryDatabase());
  undo.push(server.stop);
  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-lists-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  const secret = randomBytes(36).toString("base64url");
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl(server.url, "enam_pilar_lists"),
    ENAM_PILAR_DATA_DIR: folder,
    NEXTAUTH_URL: "http://localhost:3000",
    NEXTAUTH_SECRET: secret,
    INTERNAL_TOKEN: secret,
  });
  const owner = databaseUrl(server.ownerUrl, "enam_pilar_lists");
  await step("Migrated", () => prepareSchema(owner, process.env.DATABASE_URL ?? ""));
  return owner;
}

async function main(): Promise<void> {
  const owner = await prepare();
  // Only now: they read DATABASE_URL.
  const { fillLists } = await import("./bench/list-filling");
  const { LISTS, measured } = await import("./bench/list-reading");
  const admin = await step(`${ROWS} rows of each kind`, () => fillLists(ROWS));
  // As a database that has stood for a while is: its planner knows how much there is.
  await withClient(owner, (client) => client.query("ANALYZE"));
  for (const [page, read] of Object.entries(LISTS)) {
    await read(admin, 1);
    const [first, late] = [await measured(() => read(admin, 1)), await measured(() => read(admin, LATE))];
    const told = ({ statements, rows, ms }: typeof first) =>
      `${statements} statements, ${rows} rows, ${ms.toFixed(0)} ms`;
    say(`${page}: ${told(first)}; page ${LATE}: ${told(late)}`);
  }
}

try {
  await main();
} catch (error) {
  report(error);
  process.exitCode = 1;
} finally {
  for (const one of undo.reverse()) await one();
  process.exit();
}
