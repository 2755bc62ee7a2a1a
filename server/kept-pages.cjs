// The pages that Next has rendered since the build, as files, apart from the build's own.
const { readdirSync, renameSync, rmSync } = require("node:fs");
const { rm } = require("node:fs/promises");
const path = require("node:path");

const KEPT = "route-cache";
const ASIDE = "route-cache-expired-";

let discarded = 0;

/**
 * Has every kept page gone at once, whatever happens next: moved aside in one step, then deleted. A mark "expired" in
 * memory alone would be lost with the process, and the next start would show the old pages again.
 */
exports.discardKeptPages = function discardKeptPages(serverFolder) {
  const kept = path.join(serverFolder, KEPT);
  discarded += 1;
  const aside = path.join(serverFolder, `${ASIDE}${process.pid}-${discarded}`);
  try {
    renameSync(kept, aside);
  } catch (error) {
    if (error.code === "ENOENT") return;
    rmSync(kept, { recursive: true, force: true });
  }
  // Nobody reads it any more; what a killed process leaves of it is cleared by the next start.
  rm(aside, { recursive: true, force: true }).catch(() => {});
};

/** What a process that ended in the middle has left. */
exports.clearDiscarded = function clearDiscarded(serverFolder) {
  for (const name of readdirSync(serverFolder).filter((one) => one.startsWith(ASIDE)))
    rmSync(path.join(serverFolder, name), { recursive: true, force: true });
};
