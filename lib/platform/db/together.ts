import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { type Asker, askerOfNow, onBehalfOf } from "@/lib/platform/observability/request";
import { traceOfNow } from "@/lib/platform/observability/tracing";
import { isWithin } from "./client";

type Waiting<Item, Outcome> = {
  items: readonly Item[];
  asker: Asker | undefined;
  inTrace: ReturnType<typeof traceOfNow>;
  settle: (outcomes: readonly Outcome[]) => void;
  fail: (error: unknown) => void;
};

/** So many runs of one work go on at once: what one of them has to wait for does not hold up the next. */
const RUNS_AT_ONCE = 2;

/** Where nothing is known of whoever asks first: neither their form nor what they said of it. */
const outside = AsyncLocalStorage.snapshot();

/**
 * The same work for many callers: what is asked while it is under way is done together in the next run, so that under load
 * the database is asked once for many, and nobody waits where nobody else asks. `work` answers each item in its place, and
 * whose item it is stands in the item. Where it fails, it fails for everybody of that run.
 */
export function together<Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { itemsAtMost }: { itemsAtMost: number },
): (items: readonly Item[]) => Promise<readonly Outcome[]> {
  const waiting: Waiting<Item, Outcome>[] = [];
  let running = 0;

  /** The first of those who wait, and as many after it as fit. */
  function take(): Waiting<Item, Outcome>[] {
    let count = 0;
    const tooMany = waiting.findIndex(({ items }, place) => {
      count += items.length;
      return place > 0 && count > itemsAtMost;
    });
    return tooMany < 0 ? waiting.splice(0) : waiting.splice(0, tooMany);
  }

  async function run(): Promise<void> {
    if (running >= RUNS_AT_ONCE) return;
    const asking = take();
    const [first] = asking;
    if (!first) return;
    const askers = asking.flatMap(({ asker }) => asker ?? []);
    const items = asking.flatMap((one) => one.items);
    running += 1;
    try {
      const outcomes = await first.inTrace(() => onBehalfOf(askers, () => work(items)));
      let from = 0;
      for (const { items: own, settle } of asking) {
        settle(outcomes.slice(from, from + own.length));
        from += own.length;
      }
    } catch (error) {
      for (const { fail } of asking) fail(error);
    }
    running -= 1;
    void run();
  }

  return async (items) => {
    if (items.length === 0) return [];
    // A part of somebody's transaction is done within it.
    if (isWithin()) return work(items);
    return new Promise((settle, fail) => {
      waiting.push({ items, asker: askerOfNow(), inTrace: traceOfNow(), settle, fail });
      // Not at once: what arrives in the same moment goes along.
      outside(() => setImmediate(run));
    });
  };
}
