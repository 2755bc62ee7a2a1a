// A whole site of its own, started as an operator starts it: `npm start` with its data and its build set apart.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { freePort } from "../../scripts/network-port";
import { projectRoot, toolEnvironment, type Variables } from "../../scripts/operator";
import { endProcess } from "../../scripts/process-identity";
import { copyBuild } from "./build-copy";

const START_LIMIT_MS = 300_000;

export interface Run {
  process: ChildProcess;
  output(): string;
  /** Settles with the exit code, or null where a signal ended it. */
  ended: Promise<number | null>;
}

export class Site {
  private constructor(
    readonly home: string,
    readonly distDir: string,
    readonly port: number,
  ) {}

  private readonly runs: Run[] = [];

  /** Takes a copy of the tests' build: pages that this site renders must not reach the other tests. */
  static async make(): Promise<Site> {
    const home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-site-"));
    await chmod(home, 0o711);
    return new Site(home, await copyBuild(path.basename(home)), await freePort());
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  start(words: string[] = [], given: Variables = {}): Run {
    const env = { DATABASE_URL: "", NEXTAUTH_URL: "", NEXTAUTH_SECRET: "", INTERNAL_TOKEN: "" };
    const own = { ENAM_PILAR_DATA_DIR: this.home, NEXT_DIST_DIR: this.distDir, PORT: String(this.port) };
    const child = spawn(process.execPath, ["scripts/begin.cjs", ...words], {
      cwd: projectRoot,
      stdio: ["ignore", "pipe", "pipe"],
      env: toolEnvironment({ ...env, ...own, ...given }),
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    const ended = once(child, "close").then(([code]) => code as number | null);
    const run = { process: child, output: () => Buffer.concat(chunks).toString(), ended };
    this.runs.push(run);
    return run;
  }

  /** Starts it and waits until it says where it is. */
  async started(words: string[] = [], given: Variables = {}): Promise<Run> {
    const run = this.start(words, given);
    await until(
      () => run.output().includes("Ready on") || run.process.exitCode !== null,
      () => `The site did not start:\n${run.output()}`,
    );
    if (run.process.exitCode !== null) throw new Error(`The site did not start:\n${run.output()}`);
    return run;
  }

  get(address: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}${address}`, { headers, redirect: "manual" });
  }

  /** Expires every public page, as a publication does; returns the status of the answer. */
  async publish(): Promise<number> {
    const { INTERNAL_TOKEN } = JSON.parse(await readFile(path.join(this.home, "secrets.json"), "utf8"));
    const headers = { authorization: `Bearer ${INTERNAL_TOKEN}` };
    return (await fetch(`${this.url}/api/internal/revalidate`, { method: "POST", headers })).status;
  }

  /** When a page, by its address with the language, was last kept on disk, without asking for it; 0 for never. */
  async renderedAt(page: string): Promise<number> {
    const file = await this.keptFile(page);
    return file ? (await stat(file)).mtimeMs : 0;
  }

  /** Writes words into the kept page on disk, which the running server need not read again. */
  async plant(page: string, words: string): Promise<void> {
    const file = (await this.keptFile(page)) ?? "";
    await writeFile(file, (await readFile(file, "utf8")).replace("<main", `<p>${words}</p><main`));
  }

  private async keptFile(page: string): Promise<string | undefined> {
    const folder = path.join(projectRoot, this.distDir, "server/route-cache");
    const files = await readdir(folder, { recursive: true }).catch(() => []);
    const file = files.find((one) => one.endsWith(`/$${page}.html`));
    return file && path.join(folder, file);
  }

  async databasePid(): Promise<number> {
    const text = await readFile(path.join(this.home, "postgres", "postmaster.pid"), "utf8");
    return Number(text.split("\n")[0]);
  }

  async serverPid(): Promise<number> {
    const record = JSON.parse(await readFile(path.join(this.home, "running.json"), "utf8"));
    return record.server.pid;
  }

  async remove(): Promise<void> {
    for (const run of this.runs) {
      if (run.process.exitCode !== null || run.process.signalCode !== null) continue;
      run.process.kill("SIGTERM");
      await run.ended;
    }
    await endProcess(await this.serverPid().catch(() => 0), "SIGKILL").catch(() => {});
    await rm(path.join(projectRoot, this.distDir), { recursive: true, force: true });
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Looks again and again until it holds. */
export async function until(holds: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
