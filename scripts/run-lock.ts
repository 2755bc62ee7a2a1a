import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode, OperatorError } from "./operator";
import { endProcess, processIdentity } from "./process-identity";

interface LockRecord {
  pid: number;
  identity: string | null;
  port: number;
  /** The web server, a child that outlives a supervisor that was killed. */
  server?: { pid: number; identity: string | null };
}

export interface RunLock {
  noteServer(pid: number): Promise<void>;
  release(): Promise<void>;
}

function lockFile(dataFolder: string): string {
  return path.join(dataFolder, "running.json");
}

async function readLock(file: string): Promise<LockRecord | null> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as LockRecord;
  } catch {
    // Absent, or cut short by a power failure: either way nobody holds it.
    return null;
  }
}

function isRunning(entry: { pid: number; identity: string | null }): boolean {
  return entry.identity !== null && processIdentity(entry.pid) === entry.identity;
}

/** The start that runs from this folder now, if any. */
export async function runningStart(dataFolder: string): Promise<LockRecord | null> {
  const record = await readLock(lockFile(dataFolder));
  return record && isRunning(record) ? record : null;
}

/** One start per folder: two would share a database folder and a build. Cleans up after one that was killed. */
export async function takeRunLock(dataFolder: string, port: number): Promise<RunLock> {
  const file = lockFile(dataFolder);
  const earlier = await readLock(file);
  if (earlier && isRunning(earlier)) {
    throw new OperatorError(
      `Enam Pilar already runs from this folder (process ${earlier.pid}, http://localhost:${earlier.port}); stop it first.`,
    );
  }
  if (earlier?.server && isRunning(earlier.server)) await endProcess(earlier.server.pid, "SIGTERM");
  await rm(file, { force: true });

  const record: LockRecord = { pid: process.pid, identity: processIdentity(process.pid), port };
  try {
    await writeFile(file, JSON.stringify(record), { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    throw new OperatorError("Another start of Enam Pilar began in this folder at the same moment; use that one.");
  }
  return {
    noteServer: (pid) =>
      writeFile(file, JSON.stringify({ ...record, server: { pid, identity: processIdentity(pid) } })),
    release: () => rm(file, { force: true }),
  };
}
