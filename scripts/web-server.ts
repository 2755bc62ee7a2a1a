import { type ChildProcess, spawn } from "node:child_process";
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

interface WebServerOptions {
  port: number;
  host?: string;
  distDir?: string;
  env?: Variables;
  dev?: boolean;
  /** Where its lines go, if not where ours go. */
  output?: NodeJS.WritableStream;
  /** Processes behind the one port; with one the server is that process. */
  workers?: number;
  /** What the command is run by, such as `ip netns exec NAME`. */
  within?: readonly string[];
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

async function waitForAnswer(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) return false;
    try {
      // Any answer will do: a health check that says "not ready" still comes from a server that is up.
      await fetch(`${url}/api/health/live`, { redirect: "manual" });
      return true;
    } catch {
      await wait(20);
    }
  }
  return false;
}

/** Next.js as a process of its own: without the loader of our scripts, and what it prints is passed on once it is ready. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const { port, host = "127.0.0.1", distDir = ".next", env = {}, dev, output, workers = 1, within = [] } = options;
  const next = path.join(projectRoot, "node_modules/next/dist/bin/next");
  const program = dev
    ? [next, "dev", "--port", String(port), "--hostname", host]
    : [...FRUGAL, path.join(projectRoot, workers > 1 ? "server/workers.mjs" : "server/serve.mjs")];
  const [command = process.execPath, ...words] = [...within, process.execPath, ...program];
  const child = spawn(command, words, {
    cwd: projectRoot,
    env: {
      ...process.env,
      ...env,
      NODE_ENV: dev ? "development" : "production",
      NEXT_DIST_DIR: distDir,
      NEXT_TELEMETRY_DISABLED: "1",
      // glibc keeps a pool of freed memory for each of many threads otherwise, and gives none of it back.
      MALLOC_ARENA_MAX: "2",
      MALLOC_MMAP_THRESHOLD_: "65536",
      MALLOC_TRIM_THRESHOLD_: "131072",
      // On a terminal a line for each request would bury what the start says.
      LOG_LEVEL: env.LOG_LEVEL || process.env.LOG_LEVEL || (process.stdout.isTTY && !output ? "warn" : "info"),
      PORT: String(port),
      HOST: host,
      WEB_WORKERS: String(workers),
      SERVER_ORIGIN: `http://${hereOf(host)}:${port}`,
      // The owner's address is for migrations; empty and not absent, or Next would read it from `.env` again.
      DATABASE_OWNER_URL: "",
    },
    // The channel tells the server when this process has died without a word.
    stdio: ["ignore", dev ? "inherit" : "pipe", dev ? "inherit" : "pipe", dev ? "ignore" : "ipc"],
  });
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
  const url = `http://${hereOf(host)}:${port}`;
  isReady = await waitForAnswer(url, child);
  const replaceWorkers = () => void (workers > 1 && child.kill("SIGUSR2"));
  if (isReady && child.pid) return { pid: child.pid, url, ended, replaceWorkers, stop };
  await stop();
  throw new OperatorError(`The web server did not start.\n${Buffer.concat(held).toString().trim()}`);
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
