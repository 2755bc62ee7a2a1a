// The embedded PostgreSQL (docs/decisions/0001): the real server, from npm, for `npm start` without DATABASE_URL,
// for tests and for the benchmark.
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { chmod, chown, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { connect, Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import {
  type Account,
  databaseAccount,
  installedPrograms,
  lastLines,
  reachableDataFolder,
  reachablePrograms,
} from "./database-place";
import { type DatabaseRecord, ownerUrlOf, prepareRecord, urlOf } from "./database-record";
import { ensureRoles } from "./database-roles";
import { errorCode, OperatorError, runCommand } from "./operator";
import { endProcess, processCommand, processIdentity } from "./process-identity";

const SUPERUSER = "postgres";
const START_LIMIT_MS = 60_000;

const ALWAYS = ["listen_addresses=127.0.0.1", "timezone=UTC", "jit=off"];
// What a failed statement held (a name, an address) stays out of the log.
const PRIVATE_LOG = ["log_min_error_statement=panic", "log_timezone=UTC"];
// A test's data need not outlive a power failure, and is written several times faster without the care for it.
const TEMPORARY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=2GB", "autovacuum=off"];

export interface EmbeddedDatabase {
  pid: number;
  /** Of the database `enam_pilar`, which may not exist yet. */
  url: string;
  /** The same database as the owner of its tables. */
  ownerUrl: string;
  /** Settles when the server ends, by `stop` or by itself. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

interface Cluster {
  /** The folder that we own: the record, the log, and the data or a link to it. */
  home: string;
  data: string;
  programs: string;
  account: Account | null;
  record: DatabaseRecord;
  temporary: boolean;
}

const readyMark = (data: string) => path.join(data, "enam-pilar-ready");
const exists = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  );

const BUILTIN_SINCE = 17;

/** The builtin locale sorts and folds the same on every machine, whatever locales it has installed. */
async function localeOf(programs: string): Promise<string[]> {
  const { output } = await runCommand(path.join(programs, "bin/initdb"), ["--version"], { cwd: "/" });
  const version = Number(/ (\d+)/.exec(output)?.[1] ?? BUILTIN_SINCE);
  return version < BUILTIN_SINCE
    ? ["--encoding=UTF8", "--locale=C.UTF-8"]
    : ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
}

async function createCluster(cluster: Cluster): Promise<void> {
  // A first start that was broken off: nothing was ever stored in what it left.
  for (const entry of await readdir(cluster.data)) {
    await rm(path.join(cluster.data, entry), { recursive: true, force: true });
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-init-"));
  const passwordFile = path.join(folder, "password");
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  // A signal may end us while initdb runs, and a password must not stay behind in /tmp.
  process.once("exit", removeFolder);
  try {
    await writeFile(passwordFile, `${cluster.record.superuserPassword}\n`, { mode: 0o600 });
    if (cluster.account) {
      await chown(passwordFile, cluster.account.uid, cluster.account.gid);
      await chown(folder, cluster.account.uid, cluster.account.gid);
    }
    const locale = await localeOf(cluster.programs);
    const access = ["--auth=scram-sha-256", `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    const result = await runCommand(
      path.join(cluster.programs, "bin/initdb"),
      [`--pgdata=${cluster.data}`, ...access, ...locale, ...(cluster.temporary ? ["--no-sync"] : [])],
      { ...cluster.account, cwd: "/" },
    );
    if (result.code !== 0) throw new OperatorError(`The database could not be created.\n${result.output.trim()}`);
  } finally {
    removeFolder();
    process.off("exit", removeFolder);
  }
}

/** What a path of a socket may be long, on macOS too. */
const SOCKET_PATH_BYTES = 103;

/** A socket beside the data: whoever sees the folder can hear whether somebody serves it, from another container as well. */
const hasSocket = ({ data, record }: Cluster) =>
  Buffer.byteLength(path.join(data, `.s.PGSQL.${record.port}`)) <= SOCKET_PATH_BYTES;

const isHeard = (file: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(file, () => resolve(true));
    socket.on("error", () => resolve(false)).on("connect", () => socket.destroy());
  });

/**
 * Refuses data that somebody serves whose process is not seen here, as from another container with the same volume. Neither we
 * nor PostgreSQL would notice it by the process id, and two servers on one folder destroy what is in it.
 */
async function refuseServedElsewhere(home: string, data: string): Promise<void> {
  const names = (await readdir(data)).filter((name) => name.startsWith(".s.PGSQL."));
  for (const name of names)
    if (!name.endsWith(".lock") && (await isHeard(path.join(data, name))))
      throw new OperatorError(
        `The database in ${home} is served by another container, which goes on: run this within that one (podman exec), or stop it first.`,
      );
  // Left by one that was killed; whoever has its process id by now would be taken for it.
  for (const name of names) await rm(path.join(data, name), { force: true });
}

/** Ends a server that outlived the start that it belonged to, and removes what a killed one left behind. */
async function clearLeftovers(home: string, data: string): Promise<void> {
  const pidFile = path.join(data, "postmaster.pid");
  const pid = Number.parseInt((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0] ?? "", 10);
  // SIGINT is PostgreSQL's fast stop: it ends sessions, but stores everything.
  if (pid && processCommand(pid).includes(data)) await endProcess(pid, "SIGINT");
  await refuseServedElsewhere(home, data);
  // Another process may have the dead server's id by now, and PostgreSQL would take it for the server.
  if (pid && !(processIdentity(pid) && processCommand(pid).includes(data))) await rm(pidFile, { force: true });
}

async function launch(cluster: Cluster): Promise<ChildProcess> {
  const logFile = path.join(cluster.home, "postgres.log");
  const log = await open(logFile, "w", 0o600);
  const socket = `unix_socket_directories=${hasSocket(cluster) ? cluster.data : ""}`;
  const settings = [...ALWAYS, socket, ...PRIVATE_LOG, ...(cluster.temporary ? TEMPORARY : [])];
  const args = ["-D", cluster.data, "-p", String(cluster.record.port), ...settings.flatMap((one) => ["-c", one])];
  const server = spawn(path.join(cluster.programs, "bin/postgres"), args, {
    ...cluster.account,
    cwd: "/",
    stdio: ["ignore", log.fd, log.fd],
    // Its own process group: Ctrl-C in a terminal must reach us alone, so that the web server stops before the database.
    detached: true,
  });
  await log.close();
  // The last resort of a process that ends without having called `stop`, or before it could.
  const stopAtOnce = () => server.kill("SIGINT");
  process.once("exit", stopAtOnce);
  server.once("exit", () => process.off("exit", stopAtOnce));
  return server;
}

async function superuserSession<T>(
  cluster: Cluster,
  work: (client: pg.Client) => Promise<T>,
  database = "postgres",
): Promise<T> {
  const { port, superuserPassword } = cluster.record;
  const client = new pg.Client({ host: "127.0.0.1", port, user: SUPERUSER, password: superuserPassword, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function waitUntilReady(cluster: Cluster, server: ChildProcess): Promise<"ready" | "ended"> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) return "ended";
    try {
      await superuserSession(cluster, (client) => client.query("SELECT 1"));
      return "ready";
    } catch (error) {
      // 57P03: it replays its log after a crash.
      if (!["ECONNREFUSED", "57P03", "ECONNRESET"].includes(errorCode(error) ?? "")) throw error;
      await wait(20);
    }
  }
  throw new OperatorError(
    `The database did not start within ${START_LIMIT_MS / 1000} s; see ${cluster.home}/postgres.log`,
  );
}

async function startServer(cluster: Cluster): Promise<ChildProcess> {
  // Sessions of a server killed with SIGKILL hold its memory for a moment longer, and PostgreSQL rightly waits for them.
  for (let attempt = 1; ; attempt++) {
    const server = await launch(cluster);
    if ((await waitUntilReady(cluster, server)) === "ready") return server;
    const words = await lastLines(path.join(cluster.home, "postgres.log"), 3);
    if (!words.includes("shared memory") || attempt === 20) {
      throw new OperatorError(`The database did not start: ${words}`);
    }
    await wait(500);
  }
}

function handle(cluster: Cluster, server: ChildProcess): EmbeddedDatabase {
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  return {
    pid: server.pid ?? 0,
    url: urlOf(cluster.record),
    ownerUrl: ownerUrlOf(cluster.record),
    ended,
    stop: async () => {
      if (server.exitCode === null && server.signalCode === null) server.kill("SIGINT");
      await ended;
    },
  };
}

/** PostgreSQL opens no data of another major version; a backup goes from one to the next. */
async function checkDataVersion(home: string, data: string): Promise<void> {
  const there = (await readFile(path.join(data, "PG_VERSION"), "utf8").catch(() => "")).trim();
  const ours = String(Number.parseInt((await installedPrograms()).version, 10));
  if (there === "" || there === ours) return;
  throw new OperatorError(
    `The data in ${home} are of PostgreSQL ${there}, and this program brings ${ours}: make a backup with the program of before (\`npm run backup\`), then \`npm run restore\` it with this one and another ENAM_PILAR_DATA_DIR.`,
  );
}

async function startCluster(home: string, temporary: boolean): Promise<EmbeddedDatabase> {
  const wanted = path.join(home, "postgres");
  const account = await databaseAccount(wanted);
  // Tests and benchmarks on another version: a folder with bin/postgres in it, such as Debian's /usr/lib/postgresql/15.
  const other = temporary ? process.env.TEST_POSTGRES : undefined;
  const programs = other || (await reachablePrograms(account));
  const data = await reachableDataFolder(wanted, account);
  await clearLeftovers(home, data);
  const isNew = !(await exists(readyMark(data)));
  if (!isNew) await checkDataVersion(home, data);
  const record = await prepareRecord(home, !isNew);
  const cluster: Cluster = { home, data, programs, account, record, temporary };
  if (isNew) await createCluster(cluster);
  const server = await startServer(cluster);
  await ensureRoles(record, (work, database) => superuserSession(cluster, work, database));
  if (isNew) await writeFile(readyMark(data), "The first start came to its end.\n");
  return handle(cluster, server);
}

/** Starts the database whose data lie in `home`/postgres, making them at the first start. */
export function startDatabase(home: string): Promise<EmbeddedDatabase> {
  return startCluster(home, false);
}

/**
 * Ends the server and removes its folder when this process dies without having done so, of SIGKILL even:
 * the shell's standard input is a pipe from us, which the system closes then.
 */
function guardTemporary(pid: number, home: string): () => void {
  const script = 'cat > /dev/null; kill -INT "$0"; sleep 1; rm -rf "$1"';
  const guard = spawn("sh", ["-c", script, String(pid), home], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  guard.unref();
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => guard.kill("SIGKILL");
}

/** Starts an empty database that is gone after `stop`, or with this process: for tests, checks and benchmarks. */
export async function startTemporaryDatabase(): Promise<EmbeddedDatabase> {
  const home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-db-"));
  // mkdtemp's 0700 would keep out the account that the server runs as.
  await chmod(home, 0o711);
  const database = await startCluster(home, true);
  const dismissGuard = guardTemporary(database.pid, home);
  return {
    ...database,
    stop: async () => {
      await database.stop();
      dismissGuard();
      await rm(home, { recursive: true, force: true });
    },
  };
}
