import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

interface Cache {
  get(key: string, context: object): Promise<{ value: { html: string } } | null>;
  set(key: string, data: object, context: object): Promise<void>;
  revalidateTag(tags: string[]): Promise<void>;
}
const load = createRequire(import.meta.url);
const PageCache = load("../../../server/page-cache.cjs") as new (given: object) => Cache;
const { clearDiscarded, discardKeptPages } = load("../../../server/kept-pages.cjs") as Record<
  "clearDiscarded" | "discardKeptPages",
  (folder: string) => void
>;

let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), "enam-pilar-pages-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

// As Next gives it.
const { nodeFs: fs } = load("next/dist/server/lib/node-fs-methods") as {
  nodeFs: { mkdir(folder: string): Promise<unknown>; readFile(...given: unknown[]): Promise<string | Buffer> };
};
const KEY = "/route-cache/APP_PAGE/0a/$/tanya-jawab/7";
const EVERY_PAGE = ["_N_T_/[locale]/layout"];
/** As Next makes it at the beginning of each request. */
const request = (own = fs) =>
  new PageCache({
    fs: own,
    flushToDisk: true,
    serverDistDir: home,
    revalidatedTags: [],
    maxMemoryCacheSize: 1_000_000,
  });
const page = (html: string, status = 200) => ({
  kind: "APP_PAGE",
  html,
  rscData: Buffer.from(html),
  segmentData: new Map([["/_tree", Buffer.from(html)]]),
  status,
  headers: {},
});
/** Every text that a process started now would find. */
async function onDisk(): Promise<string[]> {
  const names = await readdir(path.join(home, "route-cache"), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = names.filter((one) => one.isFile() && !one.name.endsWith(".meta"));
  const texts = await Promise.all(files.map((one) => readFile(path.join(one.parentPath, one.name), "utf8")));
  return [...new Set(texts)];
}
const shown = async () => (await request().get(KEY, { kind: "APP_PAGE" }))?.value.html ?? null;
const publish = () => process.emit("enam-pilar:publication" as "beforeExit", 0);

test("a page is kept", async () => {
  await request().set(KEY, page("first"), {});
  expect([await onDisk(), await shown()]).toEqual([["first"], "first"]);
});

describe("a publication", () => {
  test("leaves no page on disk or in memory by the time it is told, so that no crash brings one back", async () => {
    await request().set(KEY, page("taken back"), {});
    publish();
    expect(await onDisk()).toEqual([]);
    expect(await shown()).toBeNull();
  });

  test("told by Next does the same; what expires other pages leaves the public ones", async () => {
    await request().set(KEY, page("first"), {});
    await request().revalidateTag(["_N_T_/[locale]/kelola/asesor/page"]);
    expect(await shown()).toBe("first");
    await request().revalidateTag(EVERY_PAGE);
    expect([await onDisk(), await shown()]).toEqual([[], null]);
  });

  test("keeps out a page that was begun before it and is done after it", async () => {
    const early = request();
    publish();
    await early.set(KEY, page("old"), {});
    expect([await onDisk(), await shown()]).toEqual([[], null]);
    await request().set(KEY, page("new"), {});
    await early.set(KEY, page("old"), {});
    expect([await onDisk(), await shown()]).toEqual([["new"], "new"]);
  });

  test("keeps out a page that was being written as it came", async () => {
    let isPublished = false;
    const slow = {
      ...fs,
      mkdir: async (folder: string) => {
        if (!isPublished) publish();
        isPublished = true;
        return fs.mkdir(folder);
      },
    };
    await request(slow).set(KEY, page("old"), {});
    expect([isPublished, await onDisk(), await shown()]).toEqual([true, [], null]);
  });

  test("keeps out of memory a page that was being read as it came", async () => {
    await request().set(KEY, page("old"), {});
    const slow = {
      ...fs,
      readFile: async (...given: unknown[]) => {
        const text = await fs.readFile(...given);
        publish();
        return text;
      },
    };
    forgetMemory();
    expect(await request(slow).get(KEY, { kind: "APP_PAGE" })).toBeNull();
    expect(await shown()).toBeNull();
  });
});

/** As in a process that starts now. */
function forgetMemory(): void {
  const kept = load("next/dist/server/lib/incremental-cache/file-system-cache").default.memoryCache;
  for (const key of [...kept.cache.keys()]) kept.remove(key);
}

describe("not found", () => {
  test("is not kept", async () => {
    await request().set(KEY, page("none", 404), {});
    expect([await onDisk(), await shown()]).toEqual([[], null]);
  });

  test("takes what was kept at its address with it, and nothing beside", async () => {
    await request().set(KEY, page("a resident's words"), {});
    await request().set(`${KEY}0`, page("another question"), {});
    await request().set(KEY, page("none", 404), {});
    expect([await onDisk(), await shown()]).toEqual([["another question"], null]);
  });
});

test("a start clears what a killed process had only moved aside, and keeps the build's own files", async () => {
  await mkdir(path.join(home, "route-cache-expired-1-1/a"), { recursive: true });
  await writeFile(path.join(home, "middleware.js"), "");
  await request().set(KEY, page("kept"), {});
  clearDiscarded(home);
  expect((await readdir(home)).sort()).toEqual(["middleware.js", "route-cache"]);
  discardKeptPages(home);
  expect(await onDisk()).toEqual([]);
});
