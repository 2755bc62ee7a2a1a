import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

function residentKilobytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout);
  }
}

/** Watches the memory of a process; returns a function that says the most it held so far, in megabytes (2^20 bytes). */
export function watchMemory(pid: number): () => number {
  let most = 0;
  const look = () => {
    most = Math.max(most, residentKilobytes(pid) / 1024);
  };
  setInterval(look, 100).unref();
  return () => {
    look();
    return Math.round(most);
  };
}
