// Has Node itself run our TypeScript: it takes the types out, and this says where the files lie that we import without their
// ending. What Node made of them is kept in the build's folder, so that a later start need not make it again; a file that has
// changed is made anew. tsx, with which the other commands run, took half of the processor's time of what a start does by itself.
import "../server/node-version.mjs";
import module from "node:module";
import path from "node:path";

const root = new URL("../", import.meta.url);
const buildFolder = path.resolve(import.meta.dirname, "..", process.env.NEXT_DIST_DIR || ".next");
// Where nothing can be written there, it is done without.
module.enableCompileCache(path.join(buildFolder, "cache/start"));

const hasEnding = /\.[a-z]+$/;

/** The address of a file of ours, or null for what is a package's or Node's own. */
function ownFile(specifier, importer) {
  if (specifier.startsWith("@/")) return new URL(specifier.slice(2), root);
  const isRelative = specifier.startsWith("./") || specifier.startsWith("../");
  return isRelative && importer && !importer.includes("/node_modules/") ? new URL(specifier, importer) : null;
}

module.registerHooks({
  resolve(specifier, context, next) {
    const file = ownFile(specifier, context.parentURL);
    if (!file) return next(specifier, context);
    return next(hasEnding.test(file.pathname) ? file.href : `${file.href}.ts`, context);
  },
});
