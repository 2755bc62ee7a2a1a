import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "./operator";

/** When a process began, as the system tells it, or null when there is none: tells a process from a later one with its id. */
export function processIdentity(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== "EPERM") return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command's name, in brackets, may hold spaces; the fields are counted from behind it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ended = fields[0] === "Z";
    return ended ? null : (fields[19] ?? null);
  } catch {
    const listed = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return listed.stdout?.trim() || null;
  }
}

export function processCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  }
}

/** Asks a process that is not our child to end, and makes it after ten seconds. */
export async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  const identity = processIdentity(pid);
  const isThere = () => identity !== null && processIdentity(pid) === identity;
  const deadline = performance.now() + 10_000;
  if (isThere()) process.kill(pid, signal);
  while (isThere() && performance.now() < deadline) await wait(50);
  if (isThere()) process.kill(pid, "SIGKILL");
}
