import type { AsyncLocalStorage } from "node:async_hooks";

/** What the web server keeps of the request that is being answered (server/log.mjs); nothing outside of one. */
type Observed = { id: string; userId?: string; queries: number; statements?: string[]; isUncertain?: boolean };

const observed = globalThis as unknown as { enamPilarRequests?: AsyncLocalStorage<Observed> };

/** The line of this request says who asked, by the user's id. */
export function noteUser(id: string): void {
  const request = observed.enamPilarRequests?.getStore();
  if (request) request.userId = id;
}

/** Counts one statement towards the request that asked for it; its text is told at LOG_LEVEL=trace alone. */
export function noteStatement(asked: unknown): void {
  const request = observed.enamPilarRequests?.getStore();
  if (!request) return;
  request.queries += 1;
  request.statements?.push(textOf(asked));
}

/** A statement's text, without its values. */
export function textOf(asked: unknown): string {
  return typeof asked === "string" ? asked : ((asked as { text?: string } | null)?.text ?? "");
}

/**
 * Whether the request wrote is not known: it asked for its transaction to be kept, and heard nothing. Called with the statement,
 * and answered by what to call when the connection breaks over it: that happens outside of any request.
 */
export function noteUncertain(asked: unknown): () => void {
  const request = observed.enamPilarRequests?.getStore();
  if (!request || !/^\s*COMMIT\b/i.test(textOf(asked))) return () => {};
  return () => {
    request.isUncertain = true;
  };
}

export const isUncertain = () => observed.enamPilarRequests?.getStore()?.isUncertain === true;

/** What is told of something that an outage ended: it may have been kept, or it certainly was not. */
export const outageCode = () => (isUncertain() ? "UNCERTAIN" : "UNAVAILABLE");

export type Asker = Observed;
export const askerOfNow = (): Asker | undefined => observed.enamPilarRequests?.getStore();

/**
 * Work for several requests at once: its statements count towards the first of them, and whether something of it was kept is
 * as uncertain to each.
 */
export async function onBehalfOf<Value>(askers: readonly Asker[], work: () => Promise<Value>): Promise<Value> {
  const [first] = askers;
  const { enamPilarRequests: requests } = observed;
  if (!first || !requests) return work();
  const own: Observed = { id: first.id, queries: 0, statements: first.statements };
  try {
    return await requests.run(own, work);
  } finally {
    first.queries += own.queries;
    if (own.isUncertain) for (const asker of askers) asker.isUncertain = true;
  }
}

/** A part of what was asked is kept, and the rest is not: nobody may read that nothing was. */
export function notePartlyKept(): void {
  const request = observed.enamPilarRequests?.getStore();
  if (request) request.isUncertain = true;
}
