// `npm start` and `npm run dev`: from a fresh clone to a served site, one line per step (docs/decisions/0001).
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "./build";
import { completeEnvironment, dataFolder, loadEnvFile, prepareDataFolder } from "./environment";
import { fillDatabase } from "./first-data";
import { clearDiscarded, discardKeptPages } from "./kept-pages.cjs";
import { type LastingDatabase, startLastingDatabase } from "./lasting-database";
import { checkKnownMigrations, countPendingMigrations, deployMigrations, ensureDatabase } from "./migrations";
import { portProblem } from "./network-port";
import { OperatorError, projectRoot, report, say, seconds, step, stopCommands } from "./operator";
import { takeRunLock } from "./run-lock";
import { renewPublicPages, startWebServer, type WebServer } from "./web-server";

const OFFER =
  "To serve the public pages that are kept from earlier, without the database: npm start -- --without-database";

const { values: options } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    "without-database": { type: "boolean", default: process.env.ENAM_PILAR_ALLOW_NO_DATABASE === "1" },
  },
});
const began = performance.now();

// What to undo, last thing first. A signal may come between any two steps.
const undo: Array<() => Promise<void>> = [];
let stopping: Promise<void> | undefined;

function stopEverything(): Promise<void> {
  stopping ??= (async () => {
    stopCommands();
    for (const one of undo.reverse()) await one().catch(report);
  })();
  return stopping;
}

async function stopOnSignal(): Promise<void> {
  if (stopping) return;
  say("Stopping.");
  await stopEverything();
  process.exit(0);
}

function wantedPort(): number {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new OperatorError(`PORT is "${process.env.PORT}", which is no port number.`);
}

async function checkPort(port: number): Promise<void> {
  const problem = await portProblem(port);
  if (problem === "in use") {
    throw new OperatorError(`Port ${port} is in use by another program; choose one with PORT=3001 npm start.`);
  }
  if (problem)
    throw new OperatorError(`Port ${port} may not be used by this user; choose one with PORT=3001 npm start.`);
}

async function startEmbedded(): Promise<LastingDatabase> {
  const database = await step(
    "Database started",
    () => startLastingDatabase(dataFolder),
    () => `embedded PostgreSQL, data in ${dataFolder}`,
  );
  undo.push(database.stop);
  return database;
}

async function prepareDatabase(url: string, isEmbedded: boolean): Promise<void> {
  try {
    await step("Database", () => ensureDatabase(url));
  } catch (error) {
    if (isEmbedded || !(error instanceof OperatorError)) throw error;
    throw new OperatorError(`${error.message} ${OFFER}`);
  }
  await step(
    "Migrations",
    async () => {
      await checkKnownMigrations(url);
      const pending = await countPendingMigrations(url);
      if (pending > 0) await deployMigrations(url);
      return pending === 0 ? "up to date" : `${pending} applied`;
    },
    (outcome) => outcome,
  );
  await fillDatabase(url);
}

async function serve(port: number, withDatabase: boolean): Promise<WebServer> {
  const distDir = process.env.NEXT_DIST_DIR || ".next";
  if (!options.dev) {
    await step(
      "Build",
      () => ensureBuild(distDir),
      (outcome) => outcome,
    );
    const serverFolder = path.join(projectRoot, distDir, "server");
    clearDiscarded(serverFolder);
    // Before the first visitor: whatever the database says now, and no page of what it said once.
    if (withDatabase) discardKeptPages(serverFolder);
  }
  const server = await step("Web server started", () => startWebServer({ port, distDir, dev: options.dev }));
  undo.push(server.stop);
  return server;
}

async function renew(server: WebServer): Promise<void> {
  const since = performance.now();
  const renewal = await renewPublicPages(server.url, process.env.INTERNAL_TOKEN ?? "");
  if (stopping) return;
  say(`Public pages ${renewal.ok ? "renewed" : "NOT renewed"}: ${renewal.detail} (${seconds(since)})`);
}

async function main(): Promise<void> {
  loadEnvFile();
  const port = wantedPort();
  await prepareDataFolder();
  const lock = await takeRunLock(dataFolder, port);
  undo.push(lock.release);
  await checkPort(port);

  const isEmbedded = !process.env.DATABASE_URL;
  const withDatabase = isEmbedded || !options["without-database"];
  const embedded = isEmbedded ? await startEmbedded() : null;
  await completeEnvironment(port, embedded);
  if (withDatabase) await prepareDatabase(process.env.DATABASE_URL ?? "", isEmbedded);
  else say("Database: left alone, as asked; only public pages that are kept from earlier can be served");

  const server = await serve(port, withDatabase);
  await lock.noteServer(server.pid);
  say(`Ready on http://localhost:${port} after ${seconds(began)}; Ctrl-C stops it.`);
  if (withDatabase && !options.dev) void renew(server);
  const code = await server.ended;
  if (stopping) return stopping;
  throw new OperatorError(`The web server ended by itself (exit code ${code}).`);
}

process.on("SIGINT", () => void stopOnSignal());
process.on("SIGTERM", () => void stopOnSignal());
process.on("SIGHUP", () => void stopOnSignal());
try {
  await main();
} catch (error) {
  // A step that a signal cut short is no failure.
  if (!stopping) {
    report(error);
    await stopEverything();
    process.exit(1);
  }
}
