// The pages that Next has rendered since the last publication, as files, apart from the build's own. They lie in a folder of
// their own for each publication, and `route-cache` is a link to the present one: to look at the link is to know of a
// publication, whichever process of this machine heard of it (docs/decisions/0034).
const { readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } = require("node:fs");
const { rm } = require("node:fs/promises");
const path = require("node:path");

const LINK = "route-cache";
const FOLDER = "route-cache-";
/** Where no publication has been heard of yet. */
const FIRST = `${FOLDER}first`;
/** A link on its way to its place. */
const BESIDE = "kept-link-";

let discarded = 0;

/** The name of the folder that pages are kept in now. */
function keptFolder(serverFolder) {
  try {
    return readlinkSync(path.join(serverFolder, LINK));
  } catch {
    return FIRST;
  }
}
exports.keptFolder = keptFolder;

/**
 * Has every kept page gone at once, whatever happens next: the link leads elsewhere in one step, then the files are deleted.
 * A mark "expired" in memory alone would be lost with the process, and the next start would show the old pages again.
 */
exports.discardKeptPages = function discardKeptPages(serverFolder) {
  const link = path.join(serverFolder, LINK);
  discarded += 1;
  const name = `${Date.now().toString(36)}-${process.pid}-${discarded}`;
  const beside = path.join(serverFolder, `${BESIDE}${name}`);
  try {
    symlinkSync(`${FOLDER}${name}`, beside);
    renameSync(beside, link);
  } catch {
    // A disk that is full takes no new name, and a folder of an earlier version is no link: what lies there has to go anyway.
    for (const one of [beside, link, path.join(serverFolder, FIRST)]) rmSync(one, { recursive: true, force: true });
  }
  // Nobody reads them any more; what a killed process leaves of them is cleared by the next start.
  for (const one of expired(serverFolder)) rm(one, { recursive: true, force: true }).catch(() => {});
};

/** What a process that ended in the middle has left. */
exports.clearDiscarded = function clearDiscarded(serverFolder) {
  const links = readdirSync(serverFolder).filter((one) => one.startsWith(BESIDE));
  for (const one of [...expired(serverFolder), ...links.map((name) => path.join(serverFolder, name))])
    rmSync(one, { recursive: true, force: true });
};

function expired(serverFolder) {
  // In this order: a folder that appears in between is the newest, and its link was there before it.
  const names = readdirSync(serverFolder).filter((one) => one.startsWith(FOLDER));
  const present = keptFolder(serverFolder);
  return names.filter((one) => one !== present).map((one) => path.join(serverFolder, one));
}

let seen = null;

/**
 * The folder of now, for a process that also keeps pages in its memory: where it is another one than at the last look, all
 * who listen to "enam-pilar:pages-expired" forget what they have.
 */
exports.lookAtKept = function lookAtKept(serverFolder) {
  const now = keptFolder(serverFolder);
  if (now !== seen) {
    seen = now;
    process.emit("enam-pilar:pages-expired");
  }
  return now;
};
