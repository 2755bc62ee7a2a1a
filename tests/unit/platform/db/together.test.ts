import { AsyncLocalStorage } from "node:async_hooks";
import { afterEach, expect, test, vi } from "vitest";
import { together } from "@/lib/platform/db/together";

const within = vi.hoisted(() => ({ value: false }));
vi.mock("@/lib/platform/db/client", () => ({ isWithin: () => within.value }));

type Observed = { id: string; queries: number; isUncertain?: boolean };
const shared = globalThis as unknown as { enamPilarRequests?: AsyncLocalStorage<Observed> };

afterEach(() => {
  within.value = false;
  delete shared.enamPilarRequests;
});

/** A work that ends when the test says so; it doubles. */
function doubling() {
  const runs: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const work = (items: readonly number[]) =>
    new Promise<number[]>((resolve, reject) => {
      runs.push({ items, end: () => resolve(items.map((item) => item * 2)), fail: reject });
    });
  const next = (count: number) => vi.waitFor(() => expect(runs).toHaveLength(count));
  return { runs, work, next };
}

test("what is asked while it is under way goes together in the next run, and each hears of its own", async () => {
  const { runs, work, next } = doubling();
  const ask = together(work, { itemsAtMost: 10 });
  const first = [ask([1]), ask([2, 3])];
  await next(1);
  const second = ask([4]);
  await next(2);
  // Two are under way: these wait for each other.
  const waiting = [ask([5]), ask([6, 7]), ask([])];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(runs.map(({ items }) => items)).toEqual([[1, 2, 3], [4]]);
  runs[1]?.end();
  await next(3);
  expect(runs[2]?.items).toEqual([5, 6, 7]);
  for (const { end } of runs) end();
  expect(await Promise.all([...first, second, ...waiting])).toEqual([[2], [4, 6], [8], [10], [12, 14], []]);
});

test("a run takes so many and no more, whoever asks for more than that goes alone", async () => {
  const { runs, work, next } = doubling();
  const ask = together(work, { itemsAtMost: 3 });
  const all = [ask([1, 2]), ask([3, 4]), ask([5, 6, 7, 8])];
  await next(2);
  runs[0]?.end();
  await next(3);
  expect(runs.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6, 7, 8],
  ]);
  for (const { end } of runs) end();
  await Promise.all(all);
});

test("a failure is that of its run alone", async () => {
  const { runs, work, next } = doubling();
  const ask = together(work, { itemsAtMost: 10 });
  const failing = Promise.allSettled([ask([1]), ask([2])]);
  await next(1);
  const later = ask([3]);
  runs[0]?.fail(new Error("away"));
  expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await next(2);
  runs[1]?.end();
  expect(await later).toEqual([6]);
});

test("a part of somebody's transaction is done within it, at once", async () => {
  within.value = true;
  const seen: number[][] = [];
  const ask = together(
    async (items: readonly number[]) => {
      seen.push([...items]);
      return items;
    },
    { itemsAtMost: 10 },
  );
  const asked = [ask([1]), ask([2])];
  expect(seen).toEqual([[1], [2]]);
  await Promise.all(asked);
});

test("statements are counted once, a COMMIT without an answer is told to each, and of whose form it is nothing is known", async () => {
  const requests = new AsyncLocalStorage<Observed>();
  shared.enamPilarRequests = requests;
  const forms = new AsyncLocalStorage<string>();
  let form: string | undefined = "none was asked";
  const ask = together<number, number>(
    async () => {
      form = forms.getStore();
      const run = requests.getStore();
      if (run) Object.assign(run, { queries: run.queries + 3, isUncertain: true });
      throw new Error("the line broke");
    },
    { itemsAtMost: 10 },
  );
  const callers: Observed[] = [
    { id: "one", queries: 1 },
    { id: "two", queries: 1 },
  ];
  const asked = callers.map((caller) => requests.run(caller, () => forms.run("a form", () => ask([1]))));
  expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(callers).toEqual([
    { id: "one", queries: 4, isUncertain: true },
    { id: "two", queries: 1, isUncertain: true },
  ]);
  expect(form).toBeUndefined();
});
