import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { enqueue, startJobs } from "@/lib/platform/jobs/queue";

type Kept = { enamPilarJobs?: { boss: unknown; stop: () => Promise<void> } };
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
