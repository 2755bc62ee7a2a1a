import { route } from "@/lib/platform/pages/routes";
import "server-only";
import type { EventEmitter } from "node:events";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { env } from "@/lib/platform/config/env";
import { getCity } from "@/lib/platform/settings/published";

// The pages that every publication changes, and the first ones that a visitor opens.
const ALWAYS = [
  "/",
  route("/program"),
  route("/indikator"),
  route("/evaluasi"),
  route("/rekomendasi"),
  route("/tentang"),
];
// The second finds the page in the cache, unless the first was given one that somebody had asked for before.
const TRIES = 2;
/**
 * How many addresses of the sitemap, the most read first, are rendered without a visitor: they outlive the database. The
 * others are rendered at their first visit; with thousands of recommendations nobody could wait for all of them.
 */
const READY = { afterChange: 150, afterStart: 500 };
/** How often the rendering begins anew because a publication, here or elsewhere, took away what it had made. */
const BEGINNINGS = 4;

type FindPaths = () => Promise<readonly string[]>;
/** `named` is what changes have named and nobody has rendered yet. */
type Turn = { newest: number; named: Set<string>; running: Promise<void> };
// One for the process: each bundle of Next's has a copy of this module.
const kept = globalThis as unknown as {
  enamPilarRendering?: Turn;
  /** The folder that pages are kept in now (server/serve.mjs); another one after each publication. */
  enamPilarKeptFolder?: () => string;
};

/** Our own front door. */
const ownOrigin = () => process.env.SERVER_ORIGIN ?? `http://127.0.0.1:${env().PORT}`;

/**
 * Expires every public page at once, and once the answer is out renders anew what `findPaths` names, then the pages that
 * always change, then the first of the sitemap (docs/decisions/0013). Other machines have heard already: the database's trigger
 * tell_publication told them of the change with its commit (docs/decisions/0034).
 */
export function refreshPublicPages(findPaths: FindPaths = async () => []): void {
  expireAndRender(findPaths, READY.afterChange);
}

/**
 * The same for work beside the requests. What is kept goes at once; Next itself must be asked within a request, so that our
 * own front door renders the pages anew. Where it cannot, they are made at their next visit.
 */
export async function refreshPublicPagesFromJob(): Promise<void> {
  (process as EventEmitter).emit("enam-pilar:publication");
  await fetch(`${ownOrigin()}${route("/api/internal/revalidate", {}, { query: { after: "change" } })}`, {
    method: "POST",
    headers: { authorization: `Bearer ${env().INTERNAL_TOKEN}` },
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
}

/** The same for a start, which nobody waits for. */
export function renewPublicPages(): void {
  expireAndRender(async () => [], READY.afterStart);
}

function expireAndRender(findPaths: FindPaths, ready: number): void {
  // Heard by server/page-cache.cjs, which deletes the kept pages before this returns: what is taken back must not come
  // back with a process that dies now. Nothing before this may fail.
  (process as EventEmitter).emit("enam-pilar:publication");
  revalidatePath("/[locale]", "layout");
  // After the answer: Next expires the pages when the action ends, so an earlier visit would still find the old ones.
  after(() => renderInTurn(findPaths, ready));
}

/** One rendering at a time: a newer one has the one before stop where it is, and takes over what that had to render. */
function renderInTurn(findPaths: FindPaths, ready: number): Promise<void> {
  kept.enamPilarRendering ??= { newest: 0, named: new Set(), running: Promise.resolve() };
  const turn = kept.enamPilarRendering;
  turn.newest += 1;
  const mine = turn.newest;
  turn.running = turn.running.then(async () => {
    // A database that is away right now: the pages are made at their next visit.
    for (const page of await inAllLanguages(await findPaths().catch(() => []))) turn.named.add(page);
    const wanted = [...turn.named];
    for (let beginning = 1; beginning <= BEGINNINGS && turn.newest === mine; beginning += 1) {
      const folder = kept.enamPilarKeptFolder?.();
      const isSame = () => kept.enamPilarKeptFolder?.() === folder;
      await renderAll(turn.named, ready, () => turn.newest === mine && isSame());
      if (isSame()) return;
      for (const page of wanted) turn.named.add(page);
    }
  });
  return turn.running;
}

async function renderAll(named: Set<string>, ready: number, isNewest: () => boolean): Promise<void> {
  const done = new Set<string>();
  const first = async () => (await pagesOfSitemap()).slice(0, ready);
  for (const find of [
    async () => [...named],
    () => inAllLanguages(ALWAYS),
    async () => inAllLanguages(await first()),
  ]) {
    const pages = isNewest() ? await find().catch(() => []) : [];
    for (const page of pages) {
      if (!done.has(page)) await render(page);
      // What was rendered as the newer one came may be of before it.
      if (!isNewest()) return;
      done.add(page);
      named.delete(page);
    }
  }
}

/** The pages of the site, the most read first, as its own sitemap tells robots: the site stands above this floor. */
async function pagesOfSitemap(): Promise<string[]> {
  const answer = await fetch(`${ownOrigin()}/sitemap.xml`, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) return [];
  return [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = ""]) => new URL(url).pathname);
}

/** In Indonesian, and in English where the city offers it. */
async function inAllLanguages(paths: readonly string[]): Promise<string[]> {
  const { languages } = await getCity();
  const english = (path: string) => (path === "/" ? "/en" : `/en${path}`);
  return paths.flatMap((path) => (languages.includes("en") ? [path, english(path)] : [path]));
}

/** Through our own front door; a page that fails is made at its next visit. */
async function render(page: string): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const url = `${ownOrigin()}${page}`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    await answer?.arrayBuffer().catch(() => null);
    if (answer?.headers.get("x-nextjs-cache") === "HIT") return;
  }
}
