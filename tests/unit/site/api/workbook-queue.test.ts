import { expect, test } from "vitest";
import { inWorkbookQueue, WorkbooksBusy } from "@/lib/site/api/workbook-queue";

test("one workbook is made at a time, a few wait, and whoever comes then is told to come again", async () => {
  const open: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const make = () =>
    inWorkbookQueue(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((done) => open.push(done));
      running -= 1;
    });
  const taken = Array.from({ length: 5 }, make);
  await expect(make()).rejects.toThrow(WorkbooksBusy);
  for (let done = 0; done < taken.length; done += 1) {
    await expect.poll(() => open.length).toBe(done + 1);
    open[done]?.();
    await taken[done];
  }
  expect(most).toBe(1);
});

test("one that fails does not stop the next", async () => {
  await expect(inWorkbookQueue(() => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await inWorkbookQueue(async () => "made")).toBe("made");
});
