// Next's own cache of rendered pages (files under .next), with two kinds of page not kept:
// - "not found": whoever invents addresses could fill the disk, and a page published later would stay "not found";
// - a page whose making began before the newest publication: Next stamps a page when it is stored, so one that had
//   read the database before the publication would count as newer than it, and stay.
const { default: FileSystemCache } = require("next/dist/server/lib/incremental-cache/file-system-cache");

let generation = 0;

/** Next makes one for each request, before anything of the page is read. */
module.exports = class PageCache extends FileSystemCache {
  #begun = generation;

  async set(key, data, context) {
    if (data?.status === 404 || this.#begun !== generation) return;
    await super.set(key, data, context);
  }

  async revalidateTag(...given) {
    generation += 1;
    await super.revalidateTag(...given);
    // For kept-answers.mjs, which holds what is sent of these pages.
    process.emit("enam-pilar:pages-expired");
  }
};
