// What the faults happen to: an embedded PostgreSQL that cares for its data as a real one does, and web servers, all of it in
// a temporary folder, which is a small disk of its own where that can be made.
import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { chmod, cp, mkdtemp, open, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { TEST_BUILD } from "../build";
import { type EmbeddedDatabase, startDatabase } from "../database";
import { prepareSchema } from "../database-grants";
import { runServerScript } from "../first-data";
import { withClient } from "../migrations";
import { freePort } from "../network-port";
import { errorCode, OperatorError, projectRoot, step, type Variables } from "../operator";
import { startWebServer, type WebServer } from "../web-server";

const run = promisify(execFile);

/** Room for the database and what the site keeps; little enough to be filled in a second. */
const DISK = "700m";
/** As `npm start` and the embedded database's watcher pause before they start again. */
const PAUSE_MS = 1000;
const FIRST_PORT = 4400;
const PROGRAMMES = 400;

export type Undo = Array<() => Promise<void>>;

/** Everything that a process has begun, of whatever depth. */
async function descendants(pid: number): Promise<number[]> {
  const { stdout } = await run("ps", ["-e", "-o", "pid=,ppid="]);
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.filter(([, above]) => above === parent).flatMap(([own = 0]) => [own, ...below(own)]);
  return below(pid);
}

/** Of a process that ended meanwhile nothing is left to be told. */
function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

/** A folder that is gone with us, also where we are killed with SIGKILL; on a disk of its own as root on Linux. */
async function makeHome(undo: Undo): Promise<{ home: string; isOwnDisk: boolean }> {
  const home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-chaos-"));
  const isRoot = process.platform === "linux" && process.getuid?.() === 0;
  const isOwnDisk =
    isRoot &&
    (await run("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "enam-pilar-chaos", home]).then(
      () => true,
      () => false,
    ));
  // The account that PostgreSQL runs as must pass through.
  await chmod(home, 0o711);
  const leave = isOwnDisk ? 'umount -l "$0"; ' : "";
  const script = `cat > /dev/null; pid=$(head -n 1 "$0/postgres/postmaster.pid"); kill -CONT $pid; kill -INT $pid; sleep 2; ${leave}rm -rf "$0"`;
  const guard = spawn("sh", ["-c", script, home], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  guard.unref();
  undo.push(async () => {
    guard.kill("SIGKILL");
    if (isOwnDisk) await run("umount", ["-l", home]);
    await rm(home, { recursive: true, force: true });
  });
  return { home, isOwnDisk };
}

export class Stage {
  readonly web: Web[] = [];
  private isDatabaseUp = false;

  private constructor(
    readonly home: string,
    readonly isOwnDisk: boolean,
    private database: EmbeddedDatabase,
    readonly env: Record<string, string>,
    private readonly undo: Undo,
  ) {
    this.watch();
  }

  static async open(undo: Undo): Promise<Stage> {
    const { home, isOwnDisk } = await makeHome(undo);
    const database = await step("Database made", () => startDatabase(home));
    const secret = () => randomBytes(36).toString("base64url");
    const port = await freePort(FIRST_PORT);
    const env = {
      DATABASE_URL: database.url,
      PORT: String(port),
      NEXTAUTH_SECRET: secret(),
      NEXTAUTH_URL: `http://localhost:${port}`,
      INTERNAL_TOKEN: secret(),
      DATABASE_STATEMENT_SECONDS: "8",
      ENAM_PILAR_DATA_DIR: home,
    };
    const stage = new Stage(home, isOwnDisk, database, env, undo);
    undo.push(() => stage.close());
    await step("Migrated, facts and accounts loaded", async () => {
      const asOwner = { ...env, DATABASE_URL: database.ownerUrl };
      await prepareSchema(database.ownerUrl, database.url);
      await runServerScript("prisma/seed.ts", asOwner, "The facts could not be loaded.");
      await runServerScript("scripts/first-accounts.ts", env, "The accounts could not be made.");
      await stage.ask(
        `INSERT INTO programmes ("id", "slug", "name", "pillarId", "agencyId", "descriptionId", "descriptionEn", "source")
         SELECT gen_random_uuid(), 'gangguan-' || n, 'Gangguan ' || n, p."id", a."id", 'gangguan', 'fault', 'gangguan'
         FROM generate_series(1, $1::int) n JOIN pillars p ON p."order" = 1 + n % 6 JOIN agencies a ON a."code" = 'DLHKP'`,
        [PROGRAMMES],
      );
    });
    return stage;
  }

  /** As the owner of the tables; a database that is just coming back is waited for. */
  async ask<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await withClient(this.database.ownerUrl, (client) => client.query<Row>(text, values))).rows;
  }

  /** One of Diskominfo's first accounts. */
  async account(): Promise<{ email: string; password: string }> {
    const text = await readFile(path.join(this.home, "accounts.txt"), "utf8");
    const [, email = "", password = ""] = /^STAFF +(\S+) +(\S+)$/m.exec(text) ?? [];
    return { email, password };
  }

  /** A web server with a build folder of its own, as each version has. */
  async openWeb(workers: number, given: Variables = {}): Promise<Web> {
    // Of this run alone: another one may go on beside it.
    const distDir = `${TEST_BUILD}-chaos-${process.pid}-${this.web.length + 1}`;
    const folder = path.join(projectRoot, distDir);
    this.undo.push(() => rm(folder, { recursive: true, force: true }));
    await rm(folder, { recursive: true, force: true });
    await cp(path.join(projectRoot, TEST_BUILD), folder, {
      recursive: true,
      filter: (file) => !/\/(?:cache|server\/route-cache[^/]*)$/.test(file),
    });
    const port = this.web.length === 0 ? Number(this.env.PORT) : await freePort(FIRST_PORT + this.web.length);
    const web = new Web(
      port,
      distDir,
      { ...this.env, ...given },
      path.join(this.home, `web-${this.web.length + 1}.log`),
    );
    this.web.push(web);
    this.undo.push(() => web.stop());
    await web.start(workers);
    return web;
  }

  private watch(): void {
    this.isDatabaseUp = true;
    void this.database.ended.then(() => {
      this.isDatabaseUp = false;
    });
  }

  /** Again, after a pause, unless PostgreSQL has come back by itself. */
  async bringDatabaseBack(): Promise<void> {
    await wait(PAUSE_MS);
    if (this.isDatabaseUp) return;
    const { url } = this.database;
    this.database = await startDatabase(this.home);
    this.watch();
    if (this.database.url !== url) throw new OperatorError("The database's port was taken meanwhile.");
  }

  /** As a cut of the power or the kernel's killer does it: the postmaster first, and every session of it. */
  async killDatabase(): Promise<void> {
    const all = [this.database.pid, ...(await descendants(this.database.pid))];
    for (const pid of all) send(pid, "SIGKILL");
    await this.database.ended;
  }

  async stopDatabase(): Promise<void> {
    await this.database.stop();
  }

  async signalDatabase(signal: "SIGSTOP" | "SIGCONT"): Promise<void> {
    for (const pid of [this.database.pid, ...(await descendants(this.database.pid))]) send(pid, signal);
  }

  /** Fills the disk to the last byte, and has PostgreSQL ask for a new piece of its log. */
  async fillDisk(): Promise<void> {
    const file = await open(path.join(this.home, "filler"), "w");
    for (let size = 1024 * 1024; size >= 512; ) {
      const isFull = await file.write(Buffer.alloc(size, 1)).then(
        ({ bytesWritten }) => bytesWritten < size,
        () => true,
      );
      if (isFull) size /= 2;
    }
    await file.close();
    const { superuserPassword: password } = JSON.parse(await readFile(path.join(this.home, "database.json"), "utf8"));
    const { hostname: host, port } = new URL(this.database.url);
    const client = new pg.Client({ host, port: Number(port), user: "postgres", password, database: "postgres" });
    // It may break off: that is what is tried here.
    client.on("error", () => {});
    await client
      .connect()
      .then(() => client.query("DO $$ BEGIN PERFORM pg_switch_wal(); END $$"))
      .catch(() => {});
    await client.end().catch(() => {});
  }

  async freeDisk(): Promise<void> {
    await rm(path.join(this.home, "filler"), { force: true });
  }

  private async close(): Promise<void> {
    await this.signalDatabase("SIGCONT");
    await this.freeDisk();
    await this.database.stop();
  }
}

export class Web {
  private server: WebServer | undefined;
  private workers = 1;

  constructor(
    port: number,
    private readonly distDir: string,
    private env: Variables,
    private readonly log: string,
  ) {
    this.url = `http://localhost:${port}`;
    this.port = port;
  }

  readonly url: string;
  private readonly port: number;

  async start(workers = this.workers, given: Variables = {}): Promise<void> {
    this.workers = workers;
    this.env = { ...this.env, ...given };
    const output = createWriteStream(this.log, { flags: "a" });
    // A line that finds no room on a full disk is lost, and nothing else.
    output.on("error", () => {});
    const { port, distDir, env } = this;
    this.server = await startWebServer({ port, distDir, env, output, workers });
  }

  async stop(): Promise<void> {
    await this.server?.stop();
  }

  /** Stopped as an operator does it, and started with other settings. */
  async startAnew(given: Variables): Promise<void> {
    await this.stop();
    await this.start(this.workers, given);
  }

  /** One of several, with whatever it was about to answer. */
  async killOneWorker(): Promise<void> {
    const [first] = await descendants(this.server?.pid ?? 0);
    if (first) send(first, "SIGKILL");
  }

  /** All of it at once, and again after a pause. */
  async killAndStart(): Promise<void> {
    const pid = this.server?.pid ?? 0;
    for (const one of [pid, ...(await descendants(pid))]) send(one, "SIGKILL");
    await this.server?.ended;
    await wait(PAUSE_MS);
    await this.start();
  }
}
