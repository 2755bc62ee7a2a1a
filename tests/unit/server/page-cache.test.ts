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
const { clearDiscarded, discardKeptPages, keptFolder } = load("../../../server/kept-pages.cjs") as {
  clearDiscarded(folder: string): void;
  discardKeptPages(folder: string): void;
  keptFolder(folder: string): string;
};

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
  const names = await readdir(path.join(home, keptFolder(home)), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
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

test("pages take no more of the disk than they may: beyond it they are made anew as they are visited", async () => {
  process.env.KEPT_PAGES_MB = "1";
  const heavy = page("x".repeat(150_000));
  for (const at of [1, 2, 3]) await request().set(`/route-cache/APP_PAGE/0a/$/indikator/${at}`, heavy, {});
  expect((await onDisk()).length).toBe(0);
  await request().set(KEY, page("after"), {});
  expect([await onDisk(), await shown()]).toEqual([["after"], "after"]);
  delete process.env.KEPT_PAGES_MB;
});

describe("of several workers", () => {
  beforeEach(() => {
    process.env.WEB_WORKERS = "2";
    // Nothing in memory of the test before.
    request();
    publish();
  });
  afterEach(() => {
    delete process.env.WEB_WORKERS;
  });

  test("one makes a page, and the others get what it made", async () => {
    const first = request();
    expect(await first.get(KEY, { kind: "APP_PAGE" })).toBeNull();
    const others = [shown(), shown()];
    await first.set(KEY, page("made once"), {});
    expect(await Promise.all(others)).toEqual(["made once", "made once"]);
    expect(await onDisk()).toEqual(["made once"]);
  });

  test("none waits for a page that is not there, or that a publication has overtaken", async () => {
    const first = request();
    expect(await first.get(KEY, { kind: "APP_PAGE" })).toBeNull();
    const other = shown();
    await first.set(KEY, page("not found", 404), {});
    expect(await other).toBeNull();
    const late = shown();
    publish();
    expect(await late).toBeNull();
  });

  test("none waits for long for one that died while it made a page", async () => {
    expect(await request().get(KEY, { kind: "APP_PAGE" })).toBeNull();
    const began = performance.now();
    expect(await shown()).toBeNull();
    expect(performance.now() - began).toBeLessThan(10_000);
    // The mark is old by now.
    expect(await shown()).toBeNull();
  });
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
  await request().set(KEY, page("of before"), {});
  discardKeptPages(home);
  await mkdir(path.join(home, "route-cache-0-1-1/a"), { recursive: true });
  await writeFile(path.join(home, "middleware.js"), "");
  await request().set(KEY, page("kept"), {});
  const folder = keptFolder(home);
  clearDiscarded(home);
  expect((await readdir(home)).sort()).toEqual(["middleware.js", "route-cache", folder]);
  expect(await onDisk()).toEqual(["kept"]);
  discardKeptPages(home);
  expect(await onDisk()).toEqual([]);
});

describe("another process of the same machine", () => {
  /** What it does at a publication: its own memory, and not ours, hears of it. */
  const publishElsewhere = () => discardKeptPages(home);

  test("takes our pages with its publication, from memory too", async () => {
    await request().set(KEY, page("taken back"), {});
    publishElsewhere();
    expect([await onDisk(), await shown()]).toEqual([[], null]);
  });

  test("never meets a page that we began before its publication", async () => {
    const early = request();
    publishElsewhere();
    await request().set(KEY, page("new"), {});
    await early.set(KEY, page("old"), {});
    expect([await onDisk(), await shown()]).toEqual([["new"], "new"]);
  });

  test("is not read from once it has gone on, however late we look", async () => {
    await request().set(KEY, page("old"), {});
    const early = request();
    publishElsewhere();
    forgetMemory();
    expect(await early.get(KEY, { kind: "APP_PAGE" })).toBeNull();
  });

  test("finds a page whole or not at all", async () => {
    const seen = new Set<string>();
    const text = "x".repeat(3_000_000);
    let isOver = false;
    const reader = (async () => {
      while (!isOver) {
        const found = await readFile(
          path.join(home, keptFolder(home), `${KEY.slice("/route-cache/".length)}.html`),
          "utf8",
        ).catch(() => null);
        if (found !== null) seen.add(`${found.length}`);
      }
    })();
    for (let at = 0; at < 5; at += 1) await request().set(KEY, page(text), {});
    isOver = true;
    await reader;
    expect([...seen]).toEqual([`${text.length}`]);
  });

  test("that cannot put the link in its place has the pages gone all the same", async () => {
    discardKeptPages(home);
    await request().set(KEY, page("taken back"), {});
    // What an earlier version has left there is a folder.
    await rm(path.join(home, "route-cache"));
    await mkdir(path.join(home, "route-cache/APP_PAGE"), { recursive: true });
    discardKeptPages(home);
    expect([await onDisk(), await shown()]).toEqual([[], null]);
  });
});
