// Next's own cache of rendered pages (files under .next), with seven differences:
// - "not found" is not kept, and what was kept at that address goes: whoever invents addresses could fill the disk, a
//   page published later would stay "not found", and one taken back would come back at the next start;
// - a page whose making began before the newest publication is not kept: Next stamps a page when it is stored, so one
//   that had read the database before the publication would count as newer than it, and stay;
// - a publication deletes what it expires, in memory and on disk, before anything else happens. Next only notes it in
//   memory, so that a start after a crash would show the old pages again;
// - several processes share the files: each writes and reads those of the publication that its request began under
//   (kept-pages.cjs), and a file is there whole or not at all;
// - of several workers one makes a page, and the others wait a moment for it: after a publication all of them are asked for
//   the same pages at once;
// - it takes no more of the disk than it may: beyond that all pages go and are made again as they are visited;
// - a page on which nothing needs React is kept without it (plain-pages.cjs).
const { default: FileSystemCache } = require("next/dist/server/lib/incremental-cache/file-system-cache");
const { createHash } = require("node:crypto");
const { mkdir, rename, rm, stat, writeFile } = require("node:fs/promises");
const path = require("node:path");
const { setTimeout: wait } = require("node:timers/promises");
const { discardKeptPages, lookAtKept } = require("./kept-pages.cjs");
const { plainPage } = require("./plain-pages.cjs");

// What revalidatePath("/[locale]", "layout") expires: every public page. Others expire pages that are kept nowhere.
const EVERYTHING = "_N_T_/[locale]/layout";
const ENDINGS = [".html", ".meta", ".rsc", ".body", ".segments"];

let serverFolder = null;
const folderOfNow = () => lookAtKept(serverFolder);

function forgetMemory() {
  const memory = FileSystemCache.memoryCache;
  for (const key of memory ? [...memory.cache.keys()] : []) memory.remove(key);
}
/** Bytes that this process has put into the present folder. */
let bytes = 0;
const mostBytes = () => (Number(process.env.KEPT_PAGES_MB) || 1000) * 1e6;

// Sent by whoever sees that the kept pages are others now (kept-pages.cjs).
process.on("enam-pilar:pages-expired", () => {
  forgetMemory();
  bytes = 0;
});

/** What a page or an answer takes: a page lies there as HTML, as data for React and in parts for links. */
function sizeOf({ html = "", rscData, segmentData, body }) {
  const parts = [rscData, body, ...(segmentData?.values() ?? [])];
  return Buffer.byteLength(html) + parts.reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
}

function expireAll() {
  if (!serverFolder) return;
  discardKeptPages(serverFolder);
  folderOfNow();
}
// Sent by lib/platform/pages/refresh.ts as soon as something is published or taken back: Next would wait for the action's end.
process.on("enam-pilar:publication", expireAll);

let written = 0;
/** Another process may read the file at any moment. */
async function writeWhole(file, content) {
  written += 1;
  const beside = `${file}.${process.pid}-${written}`;
  await writeFile(beside, content);
  await rename(beside, file);
}

/** How long a worker waits for the page that another one is making; after that it makes it itself. */
const SHARED_MS = 2000;
const LOOK_EVERY_MS = 15;
const hasOthers = () => Number(process.env.WEB_WORKERS) > 1;

/** Who began to make a page and failed leaves its mark behind: it counts for a moment only. */
const isYoung = (mark) =>
  stat(mark).then(
    ({ mtimeMs }) => Date.now() - mtimeMs < SHARED_MS,
    () => false,
  );

/** Next makes one for each request, before anything of the page is read. */
module.exports = class PageCache extends FileSystemCache {
  #begun;

  constructor(context) {
    super({ ...context, fs: { ...context.fs, writeFile: writeWhole } });
    serverFolder = context.serverDistDir;
    this.#begun = folderOfNow();
  }

  getFilePath(key, kind) {
    const file = super.getFilePath(key, kind);
    const kept = path.join(serverFolder, "route-cache") + path.sep;
    return file.startsWith(kept) ? path.join(serverFolder, this.#begun, file.slice(kept.length)) : file;
  }

  async get(key, context) {
    if (this.#begun !== folderOfNow()) return null;
    let data = await super.get(key, context);
    if (!data && hasOthers() && context?.kind === "APP_PAGE") data = await this.#madeByAnother(key, context);
    if (this.#begun === folderOfNow()) return data;
    // Read while it was being deleted.
    FileSystemCache.memoryCache?.remove(key);
    return null;
  }

  #markOf(key) {
    const name = createHash("sha256").update(key).digest("hex").slice(0, 32);
    return path.join(serverFolder, this.#begun, `${name}.making`);
  }

  /** Null where it is ours to make: then the others see our mark. */
  async #madeByAnother(key, context) {
    const mark = this.#markOf(key);
    await mkdir(path.dirname(mark), { recursive: true }).catch(() => {});
    const fault = await writeFile(mark, "", { flag: "wx" }).then(
      () => null,
      ({ code }) => code,
    );
    if (fault !== "EEXIST") return null;
    const began = performance.now();
    while (performance.now() - began < SHARED_MS && this.#begun === folderOfNow()) {
      // In this order: a mark goes after its page has come.
      const isBeingMade = await isYoung(mark);
      const data = await super.get(key, context);
      if (data || !isBeingMade) return data;
      await wait(LOOK_EVERY_MS);
    }
    return null;
  }

  async #hasMade(key) {
    if (hasOthers()) await rm(this.#markOf(key), { force: true });
  }

  async set(key, data, context) {
    if (data?.status === 404) return this.#forget(key, data.kind);
    if (this.#begun !== folderOfNow()) return;
    const page = data?.kind === "APP_PAGE" ? { ...data, html: plainPage(data.html) } : data;
    try {
      await super.set(key, page, context);
    } catch (error) {
      // Its folder was deleted while it was being written.
      if (this.#begun === folderOfNow()) throw error;
    }
    if (this.#begun !== folderOfNow()) return this.#forget(key, data?.kind);
    if (data?.kind === "APP_PAGE") await this.#hasMade(key);
    bytes += page ? sizeOf(page) : 0;
    if (bytes > mostBytes()) expireAll();
  }

  async revalidateTag(tags, ...given) {
    if ([tags].flat().includes(EVERYTHING)) expireAll();
    await super.revalidateTag(tags, ...given);
  }

  async #forget(key, kind) {
    FileSystemCache.memoryCache?.remove(key);
    if (kind !== "APP_PAGE" && kind !== "APP_ROUTE") return;
    const file = this.getFilePath(key, kind);
    await Promise.all(ENDINGS.map((ending) => rm(`${file}${ending}`, { recursive: true, force: true })));
    await this.#hasMade(key);
  }
};
