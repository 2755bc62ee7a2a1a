import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own clock. */
const TICK_MS = 10;

type Counted = { parent: number; ms: number };

function readProcesses(): Map<number, Counted> {
  const found = new Map<number, Counted>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The program's name stands in brackets and may hold spaces.
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      found.set(Number(name), {
        parent: Number(fields[1]),
        ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
      });
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

/** Processor time that a process and its children have used so far, in milliseconds; those that ended are not in it. */
export function processorOf(pid: number): number {
  const all = readProcesses();
  const isOf = (one: number): boolean => one === pid || (all.has(one) && one > 1 && isOf(all.get(one)?.parent ?? 0));
  return [...all].reduce((sum, [one, { ms }]) => (isOf(one) ? sum + ms : sum), 0);
}

/** A pause between two pages is no end. */
const QUIET_SECONDS = 6;

/** Until a server has done what it does by itself after its start, such as pages that it renders before anybody asks. */
export async function quiet(pid: number): Promise<void> {
  for (let seconds = 0; seconds < QUIET_SECONDS; ) {
    const before = processorOf(pid);
    await wait(1000);
    seconds = processorOf(pid) - before < 50 ? seconds + 1 : 0;
  }
}

/** Who started a process: of a connection's own process the database server. */
export const parentOf = (pid: number): number => readProcesses().get(pid)?.parent ?? 0;
