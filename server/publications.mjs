// What a machine does about publications that it did not make: what is kept goes, for all its processes at once, and the
// pages are rendered anew before somebody asks, so that they outlive the database here too (docs/decisions/0034).
import { setTimeout as wait } from "node:timers/promises";
import { discardKeptPages, lookAtKept } from "./kept-pages.cjs";
import { described, isDatabaseAway, log } from "./log.mjs";
import { listenForPublications } from "./publication-listener.mjs";

/** Several publications one after the other are rendered once. */
const QUIET_MS = 1000;
/** Who published here renders by itself, and began or will begin about now. */
const OWN_MS = 4000;

function say(isHeard, error) {
  if (isHeard) return log.info("Publications of other processes are heard again");
  // Where the database is away that is said already.
  const level = isDatabaseAway() ? "info" : "error";
  log[level]({ error: error && described(error) }, "Publications of other processes are not heard");
}

const BACK_MS = 5000;
const ASK_AGAIN_MS = 100;
/** Connections that died with the database are found out one by one. */
const SETTLE_MS = 3000;

/** Waits until the app reaches its database again, but not for ever. */
async function settled(origin) {
  const deadline = performance.now() + BACK_MS;
  while (performance.now() < deadline) {
    const asked = fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(BACK_MS) });
    if (await asked.then(({ ok }) => ok).catch(() => false)) break;
    await wait(ASK_AGAIN_MS);
  }
  await wait(SETTLE_MS);
}

/**
 * @param {{ url: string | undefined, serverFolder: string, origin: string, token: string | undefined }} given
 * @returns {{ noteOwn: () => void, stop: () => void }}
 */
export function followPublications({ url, serverFolder, origin, token }) {
  if (!url) return { noteOwn: () => {}, stop: () => {} };
  let ownAt = Number.NEGATIVE_INFINITY;
  let timer;

  const render = () => {
    if (performance.now() - ownAt < OWN_MS) return;
    const headers = { authorization: `Bearer ${token}` };
    // Where it cannot be done, pages are made at their next visit.
    fetch(`${origin}/api/internal/revalidate?after=change`, {
      method: "POST",
      headers,
      signal: AbortSignal.timeout(10_000),
    }).catch(() => {});
  };
  let isFirst = true;
  const heard = async (_what, wasAway) => {
    // The app's own connections come back after this one: what is forgotten before that cannot be made again.
    if (wasAway && !isFirst) await settled(origin);
    isFirst = false;
    discardKeptPages(serverFolder);
    lookAtKept(serverFolder);
    clearTimeout(timer);
    timer = setTimeout(render, QUIET_MS);
  };
  const listener = listenForPublications({ url, heard, say });
  return {
    noteOwn: () => {
      ownAt = performance.now();
    },
    stop: () => {
      clearTimeout(timer);
      listener.stop();
    },
  };
}
