import "server-only";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { env } from "@/lib/config/env";
import { listPublicPaths } from "./published";

// The pages that every publication changes, and the first ones that a visitor opens.
const ALWAYS = ["/", "/program", "/indikator", "/evaluasi", "/rekomendasi", "/tentang"];
// The second finds the page in the cache, unless the first was given one that somebody had asked for before.
const TRIES = 2;

// One for the process: each bundle of Next's has a copy of this module.
const kept = globalThis as unknown as { enamPilarRendering?: { newest: number; running: Promise<void> } };

/**
 * Expires every public page and, once the answer is out, renders all anew: first those that always change and what
 * `findPaths` names. An expired page is gone for good when the database is away, and the mark "expired" lives in
 * memory only: a restart would bring the old pages back from disk.
 */
export function refreshPublicPages(findPaths: () => Promise<readonly string[]> = async () => []): void {
  // Nothing before this may fail: what is published now must not be hidden behind an old page.
  revalidatePath("/[locale]", "layout");
  // After the answer: Next expires the pages when the action ends, so an earlier visit would still find the old ones.
  after(() => renderInTurn(findPaths));
}

/** One rendering at a time: a newer one has the one before stop where it is, for it does all of that again. */
function renderInTurn(findPaths: () => Promise<readonly string[]>): Promise<void> {
  kept.enamPilarRendering ??= { newest: 0, running: Promise.resolve() };
  const turn = kept.enamPilarRendering;
  turn.newest += 1;
  const mine = turn.newest;
  turn.running = turn.running.then(() => renderAll(findPaths, () => turn.newest === mine));
  return turn.running;
}

async function renderAll(findPaths: () => Promise<readonly string[]>, isNewest: () => boolean): Promise<void> {
  const done = new Set<string>();
  for (const find of [async () => ALWAYS, findPaths, listPublicPaths]) {
    // A database that is away right now: the pages are made at their next visit.
    const paths = isNewest() ? await find().catch(() => []) : [];
    for (const page of paths.flatMap((path) => [path, path === "/" ? "/en" : `/en${path}`])) {
      if (!isNewest()) return;
      if (!done.has(page)) await render(page);
      done.add(page);
    }
  }
}

/** Through our own front door; a page that fails is made at its next visit. */
async function render(page: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const url = `http://127.0.0.1:${env().PORT}${page}`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.headers.get("x-nextjs-cache") === "HIT") return;
  }
}
