import type { AsyncLocalStorage } from "node:async_hooks";

/** What the web server keeps of the request that is being answered (server/log.mjs); nothing outside of one. */
type Observed = { id: string; userId?: string; queries: number };

const observed = globalThis as unknown as { enamPilarRequests?: AsyncLocalStorage<Observed> };

/** The line of this request says who asked, by the user's id. */
export function noteUser(id: string): void {
  const request = observed.enamPilarRequests?.getStore();
  if (request) request.userId = id;
}

/** Counts one statement towards the request that asked for it. */
export function noteStatement(): void {
  const request = observed.enamPilarRequests?.getStore();
  if (request) request.queries += 1;
}
