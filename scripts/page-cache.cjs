// Next's own cache of rendered pages (files under .next), except that "not found" is not kept. Next keeps it like any
// page: whoever invents addresses could fill the disk, and a page published later would stay "not found".
const { default: FileSystemCache } = require("next/dist/server/lib/incremental-cache/file-system-cache");

module.exports = class PageCache extends FileSystemCache {
  async set(key, data, context) {
    if (data?.status === 404) return;
    await super.set(key, data, context);
  }

  async revalidateTag(...given) {
    await super.revalidateTag(...given);
    // For kept-answers.mjs, which holds what is sent of these pages.
    process.emit("enam-pilar:pages-expired");
  }
};
