import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { isIP } from "node:net";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { OperatorError, projectRoot, type Variables } from "./operator";

export interface WebServer {
  pid: number;
  url: string;
  /** Settles with the exit code when the server ends, by `stop` or by itself. */
  ended: Promise<number>;
  /** Has several workers replaced one after the other. */
  replaceWorkers(): void;
  stop(): Promise<void>;
}

/** Where the server listens: a port, and the network address of this machine that it belongs to. */
export interface ServerAddress {
  port: number;
  host: string;
}

interface ProgramOptions {
  distDir?: string;
  /** Where its lines go, if not where ours go. */
  output?: NodeJS.WritableStream;
  /** Processes behind the one port; with one the server is that process. */
  workers?: number;
  /** What the command is run by, such as `ip netns exec NAME`. */
  within?: readonly string[];
  env?: Variables;
}

/** A web server whose program is loaded, and which does nothing until it is opened. */
export interface HeldServer {
  open(address: Partial<ServerAddress> & { port: number }): Promise<WebServer>;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;
// About 80 MB are in use. Beside that the heaviest that may come at once (server/limits.mjs): 56 MB of bodies, which
// parsing copies twice, a workbook of 5 MB that is read (40 MB) and one of 2,000 rows that is written (35 MB), kept
// answers (40 MB). A heap that is full ends the process, so there is room above that; more would let the waste of a busy
// minute grow where the database lives too.
const FRUGAL = ["--max-old-space-size=448", "--max-semi-space-size=8"];

/** How this machine itself reaches the server. */
function hereOf(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return isIP(host) === 6 ? `[${host}]` : host;
}

async function waitForAnswer(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const isThere = await fetch(url, { redirect: "manual" }).catch(() => null);
    if (isThere) return;
    await wait(100);
  }
}

/** What the web server knows of the settings: those of this moment. */
function settingsFor({ port, host = "127.0.0.1" }: Partial<ServerAddress>, options: ProgramOptions): Variables {
  const { distDir = ".next", env = {}, output, workers = 1 } = options;
  return {
    ...process.env,
    ...env,
    NEXT_DIST_DIR: distDir,
    NEXT_TELEMETRY_DISABLED: "1",
    // glibc keeps a pool of freed memory for each of many threads otherwise, and gives none of it back.
    MALLOC_ARENA_MAX: "2",
    MALLOC_MMAP_THRESHOLD_: "65536",
    MALLOC_TRIM_THRESHOLD_: "131072",
    // On a terminal a line for each request would bury what the start says.
    LOG_LEVEL: env.LOG_LEVEL || process.env.LOG_LEVEL || (process.stdout.isTTY && !output ? "warn" : "info"),
    HOST: host,
    WEB_WORKERS: String(workers),
    // The owner's address is for migrations; empty and not absent, or `next dev` would read it from `.env` again.
    DATABASE_OWNER_URL: "",
    ...(port ? { PORT: String(port), SERVER_ORIGIN: `http://${hereOf(host)}:${port}` } : {}),
  };
}

/** Ends with us and not before; what it prints is passed on once it is ready. */
function follow(child: ChildProcess, output?: NodeJS.WritableStream) {
  const ended = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  const stopAtOnce = () => child.kill("SIGKILL");
  process.once("exit", stopAtOnce);
  const held: Buffer[] = [];
  let isReady = false;
  const passOn = (target: NodeJS.WritableStream) => (chunk: Buffer) =>
    void (isReady ? target.write(chunk) : held.push(chunk));
  child.stdout?.on("data", passOn(output ?? process.stdout));
  child.stderr?.on("data", passOn(output ?? process.stderr));

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      // An open connection that never ends must not keep a stop waiting.
      const limit = setTimeout(stopAtOnce, STOP_LIMIT_MS);
      await ended;
      clearTimeout(limit);
    }
    process.off("exit", stopAtOnce);
  };

  /** The server once it is `ready`, which it says itself or somebody finds out. */
  const serving = async (url: string, ready: Promise<unknown>, workers = 1): Promise<WebServer> => {
    const late = new AbortController();
    const limit = wait(START_LIMIT_MS, false, { signal: late.signal }).catch(() => false);
    isReady = await Promise.race([ready.then(() => child.exitCode === null), ended.then(() => false), limit]);
    late.abort();
    const replaceWorkers = () => void (workers > 1 && child.kill("SIGUSR2"));
    if (isReady && child.pid) return { pid: child.pid, url, ended, replaceWorkers, stop };
    await stop();
    throw new OperatorError(`The web server did not start.\n${Buffer.concat(held).toString().trim()}`);
  };
  return { stop, serving };
}

/**
 * Begins the web server, a process of its own without the loader of our scripts. It loads its program, which is most of its
 * start, and touches neither database nor build nor port before it is opened, with the settings of then.
 */
export function holdWebServer(options: ProgramOptions): HeldServer {
  const { workers = 1, within = [] } = options;
  const program = path.join(projectRoot, workers > 1 ? "server/workers.mjs" : "server/serve.mjs");
  const [command = process.execPath, ...words] = [...within, process.execPath, ...FRUGAL, program];
  const child = spawn(command, words, {
    cwd: projectRoot,
    env: { ...settingsFor({}, options), NODE_ENV: "production" },
    // The channel opens the server, and tells it when this process has died without a word.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { stop, serving } = follow(child, options.output);
  const ready = once(child, "message");
  return {
    stop,
    open: (address) => {
      // One that has ended by now is told of below.
      child.send({ settings: settingsFor(address, options) }, () => {});
      return serving(`http://${hereOf(address.host ?? "127.0.0.1")}:${address.port}`, ready, workers);
    },
  };
}

export async function startWebServer(
  options: ProgramOptions & Partial<ServerAddress> & { port: number },
): Promise<WebServer> {
  return holdWebServer(options).open(options);
}

/** `next dev`, for who works on the program. */
export async function startDevServer(address: ServerAddress, distDir: string): Promise<WebServer> {
  const next = path.join(projectRoot, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "dev", "--port", String(address.port), "--hostname", address.host], {
    cwd: projectRoot,
    env: { ...settingsFor(address, { distDir }), NODE_ENV: "development" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const url = `http://${hereOf(address.host)}:${address.port}`;
  return follow(child).serving(url, waitForAnswer(`${url}/api/health/live`, child));
}

export interface Renewal {
  ok: boolean;
  detail: string;
}

/** Has the app expire and render anew every public page: after a restart its memory of what is expired is gone. */
export async function renewPublicPages(url: string, token: string): Promise<Renewal> {
  try {
    const response = await fetch(`${url}/api/internal/revalidate`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(120_000),
    });
    await response.arrayBuffer();
    return { ok: response.ok, detail: `the app answered ${response.status}` };
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
