// Next's own cache of rendered pages (files under .next), with four differences:
// - "not found" is not kept, and what was kept at that address goes: whoever invents addresses could fill the disk, a
//   page published later would stay "not found", and one taken back would come back at the next start;
// - a page whose making began before the newest publication is not kept: Next stamps a page when it is stored, so one
//   that had read the database before the publication would count as newer than it, and stay;
// - a publication deletes what it expires, in memory and on disk, before anything else happens. Next only notes it in
//   memory, so that a start after a crash would show the old pages again;
// - a page on which nothing needs React is kept without it (plain-pages.cjs).
const { default: FileSystemCache } = require("next/dist/server/lib/incremental-cache/file-system-cache");
const { rm } = require("node:fs/promises");
const { discardKeptPages } = require("./kept-pages.cjs");
const { plainPage } = require("./plain-pages.cjs");

// What revalidatePath("/[locale]", "layout") expires: every public page. Others expire pages that are kept nowhere.
const EVERYTHING = "_N_T_/[locale]/layout";
const ENDINGS = [".html", ".meta", ".rsc", ".body", ".segments"];

let generation = 0;
let serverFolder = null;

function expireAll() {
  generation += 1;
  const memory = FileSystemCache.memoryCache;
  for (const key of memory ? [...memory.cache.keys()] : []) memory.remove(key);
  if (serverFolder) discardKeptPages(serverFolder);
  // For kept-answers.mjs, which holds what is sent of these pages.
  process.emit("enam-pilar:pages-expired");
}
// Sent by lib/platform/pages/refresh.ts as soon as something is published or taken back: Next would wait for the action's end.
process.on("enam-pilar:publication", expireAll);

/** Next makes one for each request, before anything of the page is read. */
module.exports = class PageCache extends FileSystemCache {
  #begun = generation;

  constructor(context) {
    super(context);
    serverFolder = context.serverDistDir;
  }

  async get(key, context) {
    const before = generation;
    const data = await super.get(key, context);
    if (before === generation) return data;
    // Read while it was being deleted.
    FileSystemCache.memoryCache?.remove(key);
    return null;
  }

  async set(key, data, context) {
    if (data?.status === 404) return this.#forget(key, data.kind);
    if (this.#begun !== generation) return;
    try {
      await super.set(key, data?.kind === "APP_PAGE" ? { ...data, html: plainPage(data.html) } : data, context);
    } catch (error) {
      // Its folder was moved aside while it was being written.
      if (this.#begun === generation) throw error;
    }
    // Or it was written into the new folder.
    if (this.#begun !== generation) await this.#forget(key, data?.kind);
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
  }
};
