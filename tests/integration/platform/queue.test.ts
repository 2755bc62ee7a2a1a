import { type ChildProcess, spawn } from "node:child_process";
import type { PgBoss } from "pg-boss";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { enqueue, startJobs } from "@/lib/platform/jobs/queue";
import { asOwner, ownerDb } from "../../support/database";

type Kept = { enamPilarJobs?: { boss: PgBoss | null; stop: () => Promise<void> } };
const kept = globalThis as unknown as Kept;

const seen: string[] = [];
let letGo: (() => void) | undefined;
beforeAll(async () => {
  startJobs({
    uji: {
      work: async ({ id = "" }) => {
        seen.push(id);
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
      },
    },
  });
  await vi.waitFor(() => expect(kept.enamPilarJobs?.boss).not.toBeNull(), { timeout: 20_000 });
});
afterAll(() => kept.enamPilarJobs?.stop());

test("what is asked for twice while it waits or is at work is done once", async () => {
  await enqueue("uji", "satu");
  await enqueue("uji", "satu");
  await vi.waitFor(() => expect(seen).toEqual(["satu"]), { timeout: 10_000 });
  await enqueue("uji", "satu");
  letGo?.();
  await enqueue("uji", "dua");
  await vi.waitFor(() => expect(seen).toEqual(["satu", "dua"]), { timeout: 10_000 });
  letGo?.();
});

describe("two processes on one database", () => {
  const processes: ChildProcess[] = [];
  afterEach(() => {
    for (const one of processes.splice(0)) one.kill("SIGKILL");
  });

  /** Tells what it began with, in its order. */
  function another(queue: string, patience = 0) {
    const words = ["--conditions=react-server", "--import", "tsx", "tests/support/work-jobs.ts", queue, `${patience}`];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
    processes.push(child);
    const begun: string[] = [];
    child.stdout?.on("data", (text: Buffer) => begun.push(...text.toString().trim().split("\n")));
    return { begun, kill: () => child.kill("SIGKILL") };
  }
  const isThere = (queue: string) =>
    vi.waitFor(async () => expect(await kept.enamPilarJobs?.boss?.getQueue(queue)).toBeTruthy(), { timeout: 20_000 });

  test("do each job once between them, also where both are asked for it", async () => {
    const both = [another("bersama", 100), another("bersama", 100)];
    await isThere("bersama");
    const ids = ["a", "b", "c", "d", "e", "f"];
    await Promise.all([...ids, ...ids].map((id) => enqueue("bersama", id)));
    const begun = () => both.flatMap((one) => one.begun).sort();
    await vi.waitFor(() => expect(begun().length).toBeGreaterThanOrEqual(ids.length), { timeout: 40_000 });
    const left = () =>
      ownerDb().$queryRaw`SELECT id FROM pgboss.job WHERE name = 'bersama' AND state NOT IN ('completed', 'failed')`;
    await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 20_000 });
    expect(begun()).toEqual(ids);
  }, 90_000);

  test("one takes over what the other was killed at", async () => {
    const first = another("warisan", 3_600_000);
    await isThere("warisan");
    await enqueue("warisan", "satu");
    await vi.waitFor(() => expect(first.begun).toEqual(["satu"]), { timeout: 20_000 });
    first.kill();
    const second = another("warisan");
    // As two minutes later: who was killed has sent no sign of life since.
    await asOwner(`UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '2 minutes' WHERE name = 'warisan'`);
    await vi.waitFor(
      async () => {
        await kept.enamPilarJobs?.boss?.supervise("warisan");
        expect(second.begun).toEqual(["satu"]);
      },
      { timeout: 40_000, interval: 1000 },
    );
  }, 90_000);
});
