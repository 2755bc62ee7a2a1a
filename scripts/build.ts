// One production build per state of the source: its hash lies beside the build, and an equal hash means "built".
import { createHash, createHmac } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { buildProgress } from "./build-progress";
import { OperatorError, projectRoot, runTool } from "./operator";

/** The build of the tests, apart from .next: pages that tests cause to be kept must never be served by a real start. */
export const TEST_BUILD = ".next-test";

/** What the build reads, and nothing else: whatever else lies in the folder is no source, however large. */
export const SOURCE_FOLDERS = ["app", "components", "lib", "messages", "server", "prisma/schema"];
const SOURCE_FILES = [
  ...["package.json", "package-lock.json", "next.config.ts", "tsconfig.json", "postcss.config.mjs"],
  ...["instrumentation.ts", "proxy.ts"],
];
const IS_SOURCE = /\.(tsx?|[cm]?js|css|json|prisma|svg|png|jpe?g|ico|webp|woff2?)$/;
// Made from the schema, which counts itself.
const GENERATED = "lib/platform/db/generated";

async function listSource(root: string, folder: string): Promise<string[]> {
  if (folder === GENERATED) return [];
  const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith("."))
      .map((entry) => {
        const file = path.posix.join(folder, entry.name);
        if (entry.isDirectory()) return listSource(root, file);
        return entry.isFile() && IS_SOURCE.test(entry.name) ? [file] : [];
      }),
  );
  return nested.flat();
}

/** Files that are served as they are: the build takes note of their names alone. */
async function listServed(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, "public"), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** A start reads some 2,000 files before anybody is served: one after the other each would wait for the disk. */
const AT_ONCE = 64;
/** What is larger is read in pieces: a file larger than a buffer can be must not end the start. */
const SMALL_BYTES = 4 * 1024 * 1024;

async function contentOf(file: string): Promise<{ size: number; small: Buffer | null }> {
  const { size } = await stat(file);
  return { size, small: size > SMALL_BYTES ? null : await readFile(file) };
}

/** A hash of every file that a build is made from, the lock file among them. */
export async function hashSource(root: string = projectRoot): Promise<string> {
  const known = SOURCE_FILES.filter((file) => existsSync(path.join(root, file)));
  const nested = await Promise.all(SOURCE_FOLDERS.map((folder) => listSource(root, folder)));
  const hash = createHash("sha256");
  const files = [...known, ...nested.flat()].sort();
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const contents = await Promise.all(some.map((file) => contentOf(path.join(root, file))));
    for (const [nth, { size, small }] of contents.entries()) {
      // The length keeps two files from reading as one when text moves from the end of one to the start of the next.
      hash.update(`${some[nth]}\0${size}\0`);
      if (small) hash.update(small);
      else for await (const piece of createReadStream(path.join(root, some[nth] ?? ""))) hash.update(piece);
    }
  }
  return hash.update((await listServed(root)).sort().join("\0")).digest("hex");
}

const markFile = (distDir: string) => path.join(projectRoot, distDir, "built-from");

/** Whether there is a build at all, of the present source or an earlier one. */
export const wasBuilt = (distDir: string): boolean => existsSync(markFile(distDir));

export async function isBuilt(distDir: string, hash: string): Promise<boolean> {
  const mark = await readFile(markFile(distDir), "utf8").catch(() => null);
  return mark === hash;
}

/**
 * Next.js points the type checker at the newest build. Only .next may be that: types of a build that nothing
 * else refreshes would soon speak of pages that are gone.
 */
async function withoutTypes(distDir: string, build: () => Promise<unknown>): Promise<void> {
  const pointer = path.join(projectRoot, "next-env.d.ts");
  const before = await readFile(pointer, "utf8").catch(() => null);
  try {
    await build();
  } finally {
    await rm(path.join(projectRoot, distDir, "types"), { recursive: true, force: true });
    await (before === null ? rm(pointer, { force: true }) : writeFile(pointer, before));
  }
}

/**
 * Next makes the names of actions out of a key, by default a new one for each build: every form that somebody has open at an
 * upgrade would be refused. Of one secret there is one key, on every machine of a site and in every version.
 */
export function actionKey(secret: string): string {
  return createHmac("sha256", secret).update("enam-pilar/actions").digest("base64");
}

/** Builds into `distDir` unless it holds a build of the present source, whose hash somebody may have computed a moment ago. */
export async function ensureBuild(distDir: string, source = hashSource()): Promise<"built" | "kept"> {
  const hash = await source;
  if (await isBuilt(distDir, hash)) return "kept";
  await rm(markFile(distDir), { force: true });
  const secret = process.env.NEXTAUTH_SECRET;
  const env = {
    NODE_ENV: "production",
    NEXT_DIST_DIR: distDir,
    NEXT_TELEMETRY_DISABLED: "1",
    ...(secret ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(secret) } : {}),
  };
  const progress = buildProgress();
  const build = () => runTool("next", ["build"], env, "The build failed.", progress.hear);
  await (distDir === ".next" ? build() : withoutTypes(distDir, build)).finally(progress.end);
  // Written last, and only for a source that did not change meanwhile.
  if ((await hashSource()) !== hash) throw new OperatorError("The source changed during the build; start again.");
  await writeFile(markFile(distDir), hash);
  return "built";
}
