// `npm start` and `npm run dev`: from a fresh clone to a served site, one line per step (docs/decisions/0001).
import { isIP } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { firstRunToken } from "../lib/city/first-run/token";
import { clearDiscarded, discardKeptPages } from "../server/kept-pages.cjs";
import { ensureBuild, hashSource, isBuilt, wasBuilt } from "./build";
import { hasTwoRoles, prepareSchema } from "./database-grants";
import { completeEnvironment, dataFolder, loadEnvFile } from "./environment";
import { fillDatabase } from "./first-data";
import { type LastingDatabase, startLastingDatabase } from "./lasting-database";
import { addressFault, checkKnownMigrations, ensureDatabase, readMigrationState } from "./migrations";
import { OperatorError, projectRoot, report, say, seconds, step, stopCommands } from "./operator";
import { type RunLock, takeRunLock } from "./run-lock";
import { databaseFaults, folderFaults, freeMegabytes, portFaults, settingFaults } from "./start-checks";
import {
  type HeldServer,
  holdWebServer,
  renewPublicPages,
  type ServerAddress,
  startDevServer,
  type WebServer,
} from "./web-server";

const OFFER =
  "To serve the public pages that are kept from earlier, without the database: npm start -- --without-database";

const { values: options } = parseArgs({
  options: {
    dev: { type: "boolean", default: false },
    // After an upgrade that is taken back: what the newer program added to the database is left alone.
    "newer-database": { type: "boolean", default: process.env.ENAM_PILAR_NEWER_DATABASE === "1" },
    workers: { type: "string" },
    "without-database": { type: "boolean", default: process.env.ENAM_PILAR_ALLOW_NO_DATABASE === "1" },
  },
});
const began = performance.now();
// Asked for by the checks before a start and by the build; it is computed while the first of them look elsewhere.
const source = options.dev ? undefined : hashSource();
source?.catch(() => {});

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

function addressOf({ port, host }: ServerAddress): string {
  const isHere = ["127.0.0.1", "::1"].includes(host);
  const isEverywhere = ["0.0.0.0", "::"].includes(host);
  const name = isHere || isEverywhere ? "localhost" : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${name}:${port}${isEverywhere ? " and on every network of this machine" : ""}`;
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

const noneUnknown = { pending: [], unknown: [] };

async function prepareDatabase(url: string, ownerUrl: string, isEmbedded: boolean): Promise<void> {
  const { pending, unknown } = options["newer-database"] ? await readMigrationState(ownerUrl) : noneUnknown;
  if (unknown.length > 0 && pending.length === 0) {
    say(`Migrations: the database is ${unknown.length} ahead of this program, and is left as it is, as asked`);
    return;
  }
  await step("Database", () => ensureDatabase(ownerUrl));
  await step(
    "Migrations",
    async () => {
      const pending = await prepareSchema(ownerUrl, url, await checkKnownMigrations(ownerUrl));
      return pending === 0 ? "up to date" : `${pending} applied`;
    },
    (outcome) => outcome,
  );
  if (!hasTwoRoles(ownerUrl, url))
    say(
      "Database role: one for everything, so whoever has it can rewrite the past; see DATABASE_OWNER_URL in README.md",
    );
  const filled = await fillDatabase(url, ownerUrl, isEmbedded);
  isFirstRun = filled.isFirstRun;
  // Nobody's city is called after the one whose facts are shipped; its own name is asked for on the page of the first run.
  if (filled.facts === "none") process.env.CITY_NAME ||= "Kota kami";
}

/** The way to the first account of a city's own database; there is no password that anybody could know beforehand. */
function sayFirstRun(): void {
  const address = new URL("/mulai", process.env.NEXTAUTH_URL);
  address.searchParams.set("kunci", firstRunToken(process.env.NEXTAUTH_SECRET ?? ""));
  say(`There is no account yet. Make the first one here, and show this address to nobody:\n${address.href}`);
}

const distDir = process.env.NEXT_DIST_DIR || ".next";

/** The web server whose program loads while everything is looked at. */
let held: HeldServer | undefined;

const workers = () => Number(process.env.WEB_WORKERS) || 1;
const hold = () => holdWebServer({ distDir, workers: workers() });

async function letGo(): Promise<void> {
  await held?.stop();
  held = undefined;
}

async function prepareBuild(): Promise<void> {
  if (options.dev) return;
  // A build takes minutes and much memory; and what it is made from may have changed while the server loaded it.
  if (held && !(await isBuilt(distDir, await (source ?? hashSource())))) await letGo();
  await step(
    "Build",
    () => ensureBuild(distDir, source),
    (outcome) => outcome,
  );
}

/** The web server that runs now; one that ended by itself is followed by another. */
let server: WebServer | undefined;

async function serve(address: ServerAddress, withDatabase: boolean): Promise<WebServer> {
  if (!options.dev) {
    const serverFolder = path.join(projectRoot, distDir, "server");
    clearDiscarded(serverFolder);
    // Before the first visitor: whatever the database says now, and no page of what it said once.
    if (withDatabase) discardKeptPages(serverFolder);
  }
  server = await step("Web server started", () => {
    if (options.dev) return startDevServer(address, distDir);
    const begun = held ?? hold();
    held = undefined;
    return begun.open(address);
  });
  return server;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** Whoever ran this long was well: the next pause begins anew. */
const WELL_AFTER_MS = 10 * 60_000;

/**
 * Serves for as long as nobody stops it. A web server that ends by itself is started again after a pause that grows, so
 * that one which cannot run does not use up the machine; the database goes on meanwhile.
 */
async function serveOn(address: ServerAddress, lock: RunLock, withDatabase: boolean): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  for (;;) {
    const since = performance.now();
    const code = await oneServer(address, lock, withDatabase);
    if (stopping) return stopping;
    if (performance.now() - since > WELL_AFTER_MS) pause = FIRST_PAUSE_MS;
    say(`The web server ended by itself (${code}). It starts again in ${pause / 1000} s; the database goes on.`);
    await wait(pause);
    if (stopping) return stopping;
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

let servedOnce = false;
let isFirstRun = false;

/** Says why it ended. The very first that does not start ends everything: that is no accident but a fault to mend. */
async function oneServer(address: ServerAddress, lock: RunLock, withDatabase: boolean): Promise<string> {
  try {
    const since = servedOnce ? performance.now() : began;
    const running = await serve(address, withDatabase);
    await lock.noteServer(running.pid);
    say(`Ready on ${addressOf(address)} after ${seconds(since)}; Ctrl-C stops it.`);
    if (isFirstRun && !servedOnce) sayFirstRun();
    servedOnce = true;
    if (withDatabase && !options.dev) void renew(running);
    return `exit code ${await running.ended}`;
  } catch (error) {
    if (!servedOnce || !(error instanceof OperatorError)) throw error;
    return error.message;
  }
}

async function renew(running: WebServer): Promise<void> {
  const since = performance.now();
  const renewal = await renewPublicPages(running.url, process.env.INTERNAL_TOKEN ?? "");
  if (stopping) return;
  say(`Public pages ${renewal.ok ? "renewed" : "NOT renewed"}: ${renewal.detail} (${seconds(since)})`);
}

/** Takes the lock of the folder between looking at the folder and at the port: the lock ends a server that outlived its start. */
async function lookBefore(
  isEmbedded: boolean,
  withDatabase: boolean,
): Promise<{ lock: RunLock; address: ServerAddress }> {
  const faults = settingFaults(process.env);
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || "127.0.0.1";
  const ofFolders = await folderFaults(dataFolder, options.dev ? null : distDir, source);
  faults.push(...ofFolders);
  const lock = ofFolders.length === 0 ? await takeRunLock(dataFolder, port) : null;
  if (lock) undo.push(lock.release);
  if (Number.isInteger(port) && port > 0 && port < 65_536 && isIP(host) !== 0)
    faults.push(...(await portFaults(port, host)));
  const url = process.env.DATABASE_URL ?? "";
  const ownerUrl = process.env.DATABASE_OWNER_URL || url;
  if (!isEmbedded && withDatabase && [url, ownerUrl].every((one) => addressFault("", one) === null)) {
    const ofDatabase = await databaseFaults(url, ownerUrl, options["newer-database"]);
    faults.push(...ofDatabase.map((fault, nth) => (nth === ofDatabase.length - 1 ? `${fault} ${OFFER}` : fault)));
  }
  if (!lock || faults.length > 0) throw new OperatorError(faults.join("\n"));
  return { lock, address: { port, host } };
}

const FULL_MB = 5;

async function fullDisk(): Promise<string | null> {
  for (const folder of [dataFolder, projectRoot])
    if ((await freeMegabytes(folder)) < FULL_MB) return `The disk of ${folder} is full; make room and start again.`;
  return null;
}

async function main(): Promise<void> {
  loadEnvFile();
  if (options.workers) process.env.WEB_WORKERS = options.workers;
  if (!options.dev && wasBuilt(distDir)) held = hold();
  undo.push(letGo);
  const isEmbedded = !process.env.DATABASE_URL;
  const withDatabase = isEmbedded || !options["without-database"];
  const { lock, address } = await lookBefore(isEmbedded, withDatabase);
  const embedded = isEmbedded ? await startEmbedded() : null;
  await completeEnvironment(address.port, embedded);
  if (withDatabase) {
    const url = process.env.DATABASE_URL ?? "";
    await prepareDatabase(url, process.env.DATABASE_OWNER_URL || url, isEmbedded);
  } else say("Database: left alone, as asked; only public pages that are kept from earlier can be served");

  await prepareBuild();
  undo.push(async () => server?.stop());
  await serveOn(address, lock, withDatabase);
}

process.on("SIGINT", () => void stopOnSignal());
process.on("SIGTERM", () => void stopOnSignal());
process.on("SIGHUP", () => void stopOnSignal());
process.on("SIGUSR2", () => server?.replaceWorkers());
try {
  await main();
} catch (error) {
  // A step that a signal cut short is no failure.
  if (!stopping) {
    // What fails on a full disk says a hundred other things first.
    const full = await fullDisk();
    if (full) console.error(full);
    else report(error);
    await stopEverything();
    process.exit(1);
  }
}
