// One production build per state of the source: its hash lies beside the build, and an equal hash means "built".
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { OperatorError, projectRoot, runTool } from "./operator";

// Left out by name, so that a new folder of source counts without anyone remembering it.
const NOT_SOURCE = new Set([
  "node_modules",
  "tests",
  "docs",
  "scripts",
  "migrations",
  "seed",
  "generated",
  "test-results",
  "playwright-report",
  "bench-results",
  "next-env.d.ts",
]);
const isSource = (name: string) => !name.startsWith(".") && !NOT_SOURCE.has(name) && !/\.(md|tsbuildinfo)$/.test(name);

async function listSource(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = await Promise.all(
    entries
      .filter((entry) => isSource(entry.name))
      .map((entry) => {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) return listSource(file);
        return entry.isFile() ? [file] : [];
      }),
  );
  return nested.flat();
}

/** A hash of every file that a build is made from, the lock file among them. */
export async function hashSource(root: string = projectRoot): Promise<string> {
  const files = (await listSource(root)).map((file) => path.relative(root, file)).sort();
  const hash = createHash("sha256");
  for (const file of files) {
    const content = await readFile(path.join(root, file));
    // The length keeps two files from reading as one when text moves from the end of one to the start of the next.
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

const markFile = (distDir: string) => path.join(projectRoot, distDir, "built-from");

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

/** Builds into `distDir` unless it holds a build of the present source. */
export async function ensureBuild(distDir: string): Promise<"built" | "kept"> {
  const hash = await hashSource();
  if (await isBuilt(distDir, hash)) return "kept";
  await rm(markFile(distDir), { force: true });
  const env = { NODE_ENV: "production", NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" } as const;
  const build = () => runTool("next", ["build"], env, "The build failed.");
  await (distDir === ".next" ? build() : withoutTypes(distDir, build));
  // Written last, and only for a source that did not change meanwhile.
  if ((await hashSource()) !== hash) throw new OperatorError("The source changed during the build; start again.");
  await writeFile(markFile(distDir), hash);
  return "built";
}
