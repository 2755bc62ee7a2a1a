// What a machine does about publications that it did not make: what is kept goes, for all its processes at once, and the
// pages are rendered anew before somebody asks, so that they outlive the database here too (docs/decisions/0034).
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
  const heard = (_what, missed) => {
    // Pages outlive the database: once it is back they are forgotten only where they may be old.
    if (missed === "nothing" && !isFirst) return;
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
